import type { Finding } from '../../../../schema/checks/check.ts'
import { fault, notice, says } from '../finding.ts'
import { leaksIn } from '../leaks.ts'
import type { LiveCheck, Probing } from '../live-check.ts'
import { inWords, type Reply } from '../reply.ts'
import { entitiesBody, typenamesOf } from '../samples.ts'

const HUGE = 100_000
const CAUSE = says('任何人都能通过图发出这样的请求;5xx 会让网关认为端点已失效', 'Anybody can send such requests through the graph, and the gateway takes a 5xx for an endpoint that is down')

interface Trial { what: string; body: unknown; /** An answer without an error is right too. */ mayPass?: boolean }

/** What a careless or hostile client makes of a query. */
const trialsOf = ({ target: { subgraph } }: Probing): Trial[] => {
  const typenames = typenamesOf(subgraph)
  const [typename = 'Query'] = typenames
  const entity = (id: unknown): unknown => entitiesBody([{ __typename: typename, id }], typenames)
  return [
    { what: 'malformed query', body: { query: '{ unfinished(' } },
    { what: 'unknown field', body: { query: '{ keyuanProbeNoSuchField }' } },
    { what: 'wrong variable', body: { query: 'query($first: Int!) { resourceChanges(first: $first) { cursor } }', variables: { first: 'many' } } },
    { what: 'no query', body: { variables: {} } },
    { what: 'no object', body: ['query'] },
    { what: 'huge id', body: entity(`${subgraph.namespace}:${'x'.repeat(HUGE)}`), mayPass: true },
    { what: 'quotes in id', body: entity(`${subgraph.namespace}:'"\\;--`), mayPass: true },
    { what: 'control characters in id', body: entity(`${subgraph.namespace}:\u0000\u0001\ud800`), mayPass: true },
    { what: 'id that is no text', body: entity({ id: [1] }), mayPass: true },
    { what: 'unknown type', body: entitiesBody([{ __typename: 'KeyuanProbeNoSuchType', id: '1' }], typenames), mayPass: true },
  ]
}

const isServerError = (reply: Reply): boolean => reply.kind !== 'fault' && reply.status >= 500
const isSilent = (reply: Reply): boolean => reply.kind === 'answer' && reply.errors.length === 0

const ofTrial = ({ what, mayPass }: Trial, reply: Reply): Finding[] => {
  if (isServerError(reply)) return [fault('ERROR_AS_5XX', { message: says(`「${what}」得到 ${inWords(reply)}`, `"${what}" got ${inWords(reply)}`), cause: CAUSE, fix: says('请求有误时答 4xx 或带 errors 的 200', 'Answer 4xx, or 200 with `errors`, where the request is wrong') })]
  if (reply.kind === 'fault' && reply.fault === 'connection') return [fault('ERROR_AS_RESET', { message: says(`「${what}」使连接断开:${reply.reason}`, `"${what}" broke the connection: ${reply.reason}`), cause: CAUSE, fix: says('请求有误时给出 GraphQL 错误', 'Answer a GraphQL error where the request is wrong') })]
  if (!mayPass && isSilent(reply)) return [notice('ERROR_UNSAID', { message: says(`「${what}」没有得到错误`, `"${what}" got no error`), cause: says('没有说出的错误看起来像没有数据', 'An error that is not told looks like no data'), fix: says('在 errors 中说明', 'Say so in `errors`') })]
  return []
}

/** Kinds of leaks in all answers with errors so far, each with where it was met first. */
const leakFindings = ({ endpoint }: Probing): Finding[] => {
  const found = new Map<string, Finding>()
  for (const { what, errorText } of endpoint.exchanges) {
    for (const { kind, name } of errorText === undefined ? [] : leaksIn(errorText)) {
      if (!found.has(kind)) found.set(kind, fault(`LEAKS_${kind}`, {
        message: says(`「${what}」的错误响应含有${name.zh}`, `The error answer to "${what}" holds ${name.en}`), cause: says('这些告诉攻击者系统的内部', 'It tells an attacker what is inside'),
        fix: says('关闭调试输出,未预见的错误只答「系统内部错误」,细节写进日志', 'Turn debug output off; answer unforeseen errors with "internal error" and write details to the log'),
      }))
    }
  }
  return [...found.values()]
}

/** Wrong requests get errors that say nothing of the machine behind them. */
export const errors: LiveCheck = {
  id: 'live.errors',
  run: async (probing) => {
    const findings: Finding[] = []
    for (const trial of trialsOf(probing)) findings.push(...ofTrial(trial, await probing.endpoint.ask({ what: trial.what, body: trial.body })))
    return { findings: [...findings, ...leakFindings(probing)] }
  },
}
