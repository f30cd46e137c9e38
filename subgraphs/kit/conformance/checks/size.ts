import type { Finding } from '../../../../schema/checks/check.ts'
import type { Exchange } from '../endpoint.ts'
import { fault, notice, says } from '../finding.ts'
import { FEED_BYTES, QUERY_BYTES } from '../limits.ts'
import type { LiveCheck } from '../live-check.ts'

const CAUSE = says('超过限额的响应读到一半就被丢弃', 'An answer over the limit is dropped half-way')
const FIX = says('变更流分页要短;查询的列表要有上限;不要把文件内容放进字段', 'Keep pages of the feed short, bound lists, put no file contents into fields')
const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)

const judged = ({ what, isFeed, bytes, ...exchange }: Exchange): Finding[] => {
  const limit = isFeed ? FEED_BYTES : QUERY_BYTES
  if (exchange.fault === 'size') return [fault('TOO_LARGE', { message: says(`「${what}」的响应超过 ${megabytes(limit)} MB`, `The answer to "${what}" is over ${megabytes(limit)} MB`), cause: CAUSE, fix: FIX })]
  return bytes > limit / 2 ? [notice('LARGE', { message: says(`「${what}」的响应有 ${megabytes(bytes)} MB,限额 ${megabytes(limit)} MB`, `The answer to "${what}" has ${megabytes(bytes)} MB of ${megabytes(limit)}`), cause: CAUSE, fix: FIX })] : []
}

/** Answers fit what gateway and follower read. */
export const size: LiveCheck = {
  id: 'live.size',
  run: ({ endpoint }) => {
    const findings = endpoint.exchanges.flatMap(judged)
    return { findings: findings.filter((finding, at) => findings.findIndex((other) => other.message.en === finding.message.en) === at) }
  },
}
