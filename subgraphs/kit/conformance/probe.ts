import type { CheckResult, Sentence } from '../../../schema/checks/check.ts'
import { reachable } from './checks/reachable.ts'
import { createEndpoint, type Endpoint, OutOfTimeError } from './endpoint.ts'
import { type Outcome, resultOf, says } from './finding.ts'
import { LIVE_CHECKS } from './live-checks.ts'
import type { ProbeTarget } from './target.ts'
import { walkFeed } from './walk-feed.ts'

const OUT_OF_TIME = says('探测时间已用完,这一项没有证据', 'The time of the probe ran out before there was evidence')
const NOT_REACHED = says('端点没有可用的响应,见 live.reachable', 'The endpoint gave no usable answer, see live.reachable')

const inTime = async <T>(work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof OutOfTimeError)) throw error
    return null
  }
}

const skipAll = (reason: Sentence): CheckResult[] => LIVE_CHECKS.map(({ id }) => resultOf(id, { findings: [], lacking: reason }))

/**
 * Asks a candidate endpoint what gateway and follower would ask, and some that a hostile client would. Reads only, one request at a time,
 * within the terms that the candidate declared. A report of the frozen ids `live.*`, always all of them and in the same order.
 */
export const probe = async (target: ProbeTarget, endpoint: Endpoint = createEndpoint(target)): Promise<CheckResult[]> => {
  const reached = await reachable(endpoint)
  const first = resultOf('live.reachable', reached)
  if (first.status !== 'COMPLETED') return [first, ...skipAll(NOT_REACHED)]
  const feed = await inTime(() => walkFeed(endpoint))
  if (!feed) return [first, ...skipAll(OUT_OF_TIME)]
  const results = [first]
  for (const check of LIVE_CHECKS) {
    const outcome = await inTime<Outcome>(async () => check.run({ target, endpoint, feed }))
    results.push(resultOf(check.id, outcome ?? { findings: [], lacking: OUT_OF_TIME }))
  }
  return results
}
