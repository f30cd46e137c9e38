import type { Finding } from '../../../../schema/checks/check.ts'
import { fault, type Outcome, says } from '../finding.ts'
import type { LiveCheck, Probing } from '../live-check.ts'
import { inWords, isObject, type Reply } from '../reply.ts'
import { entitiesBody, livingOf, type Reference, typenamesOf, unknownReference } from '../samples.ts'

const SAMPLES = 5
const TIMES = 3
const CAUSE = says('网关以 _entities 按编号取记录的专有字段,按次序对应', 'The gateway fetches special fields by id through _entities, and matches answers to references by their order')

const wrong = (code: string, zh: string, en: string, fix: ReturnType<typeof says>): Finding => fault(code, { message: says(zh, en), cause: CAUSE, coordinate: 'Query._entities', fix })

const ask = ({ endpoint, target }: Probing, what: string, references: readonly Reference[]): Promise<Reply> =>
  endpoint.ask({ what, body: entitiesBody(references, typenamesOf(target.subgraph)), wish: { role: 'ANONYMOUS' } })

const listOf = (reply: Reply): unknown[] | null => (reply.kind === 'answer' && Array.isArray(reply.data._entities) ? reply.data._entities : null)

/** What is wrong with the answer to known references and unknown ones between them. */
const judged = (reply: Reply, asked: readonly Reference[], unknown: ReadonlySet<Reference>): Finding[] => {
  const list = listOf(reply)
  if (!list) return [wrong('ENTITIES_UNANSWERED', `_entities 没有得到列表:${inWords(reply)}`, `_entities gave no list: ${inWords(reply)}`, says('实现 _entities:每个引用对应一项', 'Implement _entities: one item for each reference'))]
  if (list.length !== asked.length) return [wrong('ENTITIES_COUNT', `${asked.length} 个引用得到 ${list.length} 项`, `${asked.length} references got ${list.length} items`, says('每个引用对应一项,找不到的为 null,次序不变', 'One item for each reference in their order, null for what is not found'))]
  const findings: Finding[] = []
  const missing = asked.filter((reference, at) => !unknown.has(reference) && !isObject(list[at]))
  const other = asked.filter((reference, at) => {
    const item = list[at]
    return !unknown.has(reference) && isObject(item) && (item.id !== reference.id || item.__typename !== reference.__typename)
  })
  const invented = asked.filter((reference, at) => unknown.has(reference) && list[at] !== null)
  const isQuiet = reply.kind === 'answer' && reply.errors.length === 0
  if (missing.length > 0) findings.push(wrong('ENTITY_MISSING', `变更流中的记录取不到:${missing[0]?.id}`, `Records of the feed cannot be fetched: ${missing[0]?.id}`, says('变更流给出的每个未撤回的编号都应能由 _entities 取到', 'Every id of the feed that is not withdrawn can be fetched by _entities')))
  if (other.length > 0) findings.push(wrong('ENTITY_MISMATCH', `${other[0]?.id} 得到了另一条记录或类型`, `${other[0]?.id} got another record or type`, says('按引用的次序应答,__typename 与 id 与引用相同', 'Answer in the order of the references, with their __typename and id')))
  if (invented.length > 0) findings.push(wrong('UNKNOWN_ID_ANSWERED', '不存在的编号得到了记录', 'An id that does not exist got a record', says('找不到的编号答 null', 'Answer null for an id that is not found')))
  if (!isQuiet && missing.length + invented.length === 0) findings.push(wrong('UNKNOWN_ID_ERROR', `不存在的编号引起了错误:${inWords(reply)}`, `An id that does not exist raised an error: ${inWords(reply)}`, says('找不到的编号答 null,不报错', 'Answer null for an id that is not found, without an error')))
  return findings
}

/** As many references as the terms allow, known ones first. */
const batchOf = (living: readonly Reference[], namespace: string, size: number): { asked: Reference[]; unknown: Set<Reference> } => {
  const known = living.slice(0, size)
  const typename = known[0]?.__typename ?? ''
  const unknown = Array.from({ length: size - known.length }, () => unknownReference(namespace, typename))
  return { asked: [...known, ...unknown], unknown: new Set(unknown) }
}

const fullBatch = async (probing: Probing, living: readonly Reference[]): Promise<Outcome> => {
  const { namespace, terms } = probing.target.subgraph
  const { asked, unknown } = batchOf(living, namespace, terms.idsPerBatch)
  const replies: Reply[] = []
  for (let time = 0; time < TIMES; time += 1) replies.push(await ask(probing, 'entities batch', asked))
  const reply = replies.find(({ kind }) => kind !== 'fault') ?? replies[0]
  // Too slow or too long is what live.latency and live.size say.
  if (!reply || reply.kind === 'fault') return { findings: [], lacking: says(`${asked.length} 个编号一批没有响应`, `A batch of ${asked.length} was not answered`) }
  return { findings: judged(reply, asked, unknown).map((finding) => ({ ...finding, message: says(`${asked.length} 个编号一批:${finding.message.zh}`, `A batch of ${asked.length}: ${finding.message.en}`) })) }
}

/** `_entities` answers what the feed names, null for what it does not know, and a full batch. */
export const entities: LiveCheck = {
  id: 'live.entities',
  run: async (probing) => {
    const { target: { subgraph }, feed } = probing
    const typenames = typenamesOf(subgraph)
    const living = livingOf(feed.rows, typenames)
    if (living.length === 0) return { findings: [], lacking: says('变更流中没有在用的记录可取', 'The feed holds no living record to fetch') }
    const samples = typenames.flatMap((name) => living.filter(({ __typename }) => __typename === name).slice(0, SAMPLES))
    const unknown = unknownReference(subgraph.namespace, samples[0]?.__typename ?? '')
    const asked = [...samples.slice(0, 1), unknown, ...samples.slice(1)]
    const reply = await ask(probing, 'entities', asked)
    if (reply.kind === 'fault') return { findings: [], lacking: says(`_entities 没有响应:${reply.reason}`, `_entities was not answered: ${reply.reason}`) }
    const findings = judged(reply, asked, new Set([unknown]))
    return findings.length > 0 ? { findings } : fullBatch(probing, living)
  },
}
