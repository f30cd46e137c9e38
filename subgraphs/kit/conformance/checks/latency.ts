import type { Finding } from '../../../../schema/checks/check.ts'
import type { Exchange } from '../endpoint.ts'
import { fault, notice, says } from '../finding.ts'
import { FEED_DEADLINE_MS, QUERY_DEADLINE_MS } from '../limits.ts'
import type { LiveCheck } from '../live-check.ts'

const CAUSE = says('网关等一次查询 1.8 秒,跟随者等一页变更流 15 秒,再久就当作没有答复', 'The gateway waits 1.8 s for a query and the follower 15 s for a page; later is no answer')
const FIX = says('为编号建索引,_entities 用一条语句批量取,变更流按序号取页;或在 terms 中减小 idsPerBatch', 'Index the ids, fetch _entities in one statement, page the feed by its number; or lower idsPerBatch in the terms')

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const judged = (what: string, exchanges: readonly Exchange[]): Finding[] => {
  const limit = exchanges[0]?.isFeed ? FEED_DEADLINE_MS : QUERY_DEADLINE_MS
  const times = exchanges.filter((exchange) => exchange.fault === undefined).map(({ ms }) => ms)
  const late = exchanges.filter((exchange) => exchange.fault === 'deadline').length
  if (late > times.length) return [fault('TOO_SLOW', { message: says(`「${what}」在 ${limit} 毫秒内没有答复(${exchanges.length} 次中 ${late} 次)`, `"${what}" was not answered within ${limit} ms, ${late} of ${exchanges.length} times`), cause: CAUSE, fix: FIX })]
  const typical = Math.round(median(times))
  if (late > 0 || typical > limit / 2) return [notice('SLOW', { message: says(`「${what}」用 ${typical} 毫秒,限额 ${limit} 毫秒,${late} 次超时`, `"${what}" took ${typical} ms of ${limit}, ${late} times too long`), cause: CAUSE, fix: FIX })]
  return []
}

/** Everything that was asked, asked in time. */
export const latency: LiveCheck = {
  id: 'live.latency',
  run: ({ endpoint }) => ({ findings: [...Map.groupBy(endpoint.exchanges, ({ what }) => what)].flatMap(([what, exchanges]) => judged(what, exchanges)) }),
}
