import type { Finding } from '../../../../schema/checks/check.ts'
import type { Endpoint } from '../endpoint.ts'
import { fault, notice, says } from '../finding.ts'
import { FEED_MOST } from '../limits.ts'
import { inWords, type Reply } from '../reply.ts'
import { askFeed, type FeedRow, pageOf } from '../walk-feed.ts'

const FAR_TOO_MANY = 1_000_000
const NO_CURSOR = 'keyuan-probe-no-cursor'
const FIRST = says(`first 应为 1–${FEED_MOST},之外的答 BAD_INPUT`, `first is 1 to ${FEED_MOST}; answer BAD_INPUT beyond`)

const rowsOf = (reply: Reply): readonly FeedRow[] => pageOf(reply)?.changes ?? []

/** `first` is bounded on both sides. */
export const boundFindings = async (endpoint: Endpoint): Promise<Finding[]> => {
  const many = await askFeed(endpoint, null, FAR_TOO_MANY)
  const none = await askFeed(endpoint, null, 0)
  const findings: Finding[] = []
  const bound = { cause: says('没有上限的页会用尽双方的内存', 'A page without a bound exhausts the memory of both sides'), coordinate: 'Query.resourceChanges(first:)', fix: FIRST }
  if (rowsOf(many).length > FEED_MOST || many.kind === 'fault') findings.push(fault('FIRST_UNBOUNDED', { message: says(`first: ${FAR_TOO_MANY} ${many.kind === 'fault' ? inWords(many) : `得到 ${rowsOf(many).length} 条`}`, `first: ${FAR_TOO_MANY} ${many.kind === 'fault' ? inWords(many) : `got ${rowsOf(many).length} changes`}`), ...bound }))
  else if (pageOf(many)) findings.push(notice('FIRST_NOT_REFUSED', { message: says(`first: ${FAR_TOO_MANY} 没有被拒绝`, `first: ${FAR_TOO_MANY} was not refused`), ...bound }))
  if (rowsOf(none).length > 0) findings.push(fault('FIRST_IGNORED', { message: says('first: 0 得到了记录', 'first: 0 got changes'), ...bound }))
  return findings
}

/** A cursor that was never given out is refused by a code that followers know. */
export const cursorFindings = async (endpoint: Endpoint): Promise<Finding[]> => {
  const reply = await askFeed(endpoint, NO_CURSOR, 1)
  const code = reply.kind === 'answer' ? reply.errors[0]?.code : undefined
  if (code === 'RESYNC' || code === 'BAD_CURSOR') return []
  const isAccepted = pageOf(reply) !== null
  return [fault(isAccepted ? 'CURSOR_NOT_CHECKED' : 'CURSOR_ERROR_CODE', {
    message: isAccepted ? says('不存在的游标没有被拒绝', 'A cursor that was never given out was not refused') : says(`不存在的游标应得到 RESYNC 或 BAD_CURSOR,而得到 ${inWords(reply)}`, `A cursor that was never given out should get RESYNC or BAD_CURSOR, and got ${inWords(reply)}`),
    cause: says('恢复备份或改变映射之后,跟随者凭 RESYNC 知道要从头同步', 'After a restore or a change of mapping RESYNC tells followers to start again'),
    coordinate: 'Query.resourceChanges(after:)', fix: says('游标带上纪元;纪元不同答 errors[].extensions.code = "RESYNC",无法解读答 "BAD_CURSOR"', 'Put an epoch into the cursor; answer errors[].extensions.code = "RESYNC" for another epoch, "BAD_CURSOR" for what is unreadable'),
  })]
}
