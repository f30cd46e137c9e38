import type { Asked, GraphProblem } from './answer.ts'

/** Why nothing was done, and what to do. */
export interface Refusal { zh: string; en: string }

interface Payload { errors: readonly { message: string }[] }

const UNREACHABLE: Refusal = { zh: '暂时连接不上服务器，没有成功；请检查网络后再试一次。', en: 'The server cannot be reached and nothing was done: check the network and try again.' }
const FAILED: Refusal = { zh: '没有成功，请再试一次。', en: 'That did not work: try again.' }

const later = ({ retryAfterSeconds }: GraphProblem): Refusal => (retryAfterSeconds === null ? { zh: '', en: '' } : { zh: ` 请于 ${retryAfterSeconds} 秒后再试。`, en: ` Try again in ${retryAfterSeconds} seconds.` })

const said = ([first]: readonly GraphProblem[]): Refusal =>
  first ? { zh: `${first.message}${later(first).zh}`, en: `${first.messageEn ?? first.message}${later(first).en}` } : FAILED

/** What a mutation was refused for, whether by its rules, by the gateway or by the network; null where it did what it should. */
export const refusalOf = <Result>(asked: Asked<Result>, payloadOf: (data: Result) => Payload | null): Refusal | null => {
  if ('failure' in asked) return asked.failure.kind === 'unreachable' ? UNREACHABLE : said(asked.failure.problems)
  const payload = payloadOf(asked.answer.data)
  if (payload === null) return said(asked.answer.problems)
  const [error] = payload.errors
  return error ? { zh: error.message, en: error.message } : null
}
