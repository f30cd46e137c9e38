import type { Viewer } from '../../schema/viewer.ts'
import { executeOn } from '../../subgraphs/kit/execute.ts'
import type { LocalGraph } from './local-graph.ts'
import { SERVICE } from './service-viewer.ts'

const BATCH = 200
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { sourceId result position findings { code message path } } }'

type Item = { source: string; sourceId: string; typename: string; document: unknown }
interface Outcome { sourceId: string; result: string; position: string | null; findings: { code: string; message: string; path: string[] }[] }

const write = async (graph: LocalGraph, namespace: string, input: Item[]): Promise<Outcome[]> => {
  const subgraph = graph.subgraphs.get(namespace)
  if (!subgraph) throw new Error(`demo data name no subgraph ${namespace}`)
  const { data, errors } = await executeOn(subgraph, { query: UPSERT, variables: { input } }, { viewer: SERVICE, requestId: 'demo' })
  if (errors?.[0]) throw errors[0]
  const outcomes = (data as unknown as { upsertResources: Outcome[] }).upsertResources
  const refused = outcomes.find((outcome) => outcome.result === 'REFUSED')
  if (refused) throw new Error(`demo record ${namespace}/${refused.sourceId} was refused: ${JSON.stringify(refused.findings)}`)
  return outcomes
}

const SAVE_TOPIC = 'mutation($input: SaveTopicInput!) { saveTopic(input: $input) { topic { slug } errors { code message } } }'

/** Topics through the mutation that editors use. One that is there already stays as it is. */
const writeTopics = async ({ catalogue }: LocalGraph, topics: readonly Record<string, unknown>[]): Promise<void> => {
  for (const input of topics) {
    const { data, errors } = await executeOn(catalogue, { query: SAVE_TOPIC, variables: { input } }, { viewer: SERVICE, requestId: 'demo' })
    if (errors?.[0]) throw errors[0]
    const wrong = (data as unknown as { saveTopic: { errors: { code: string; message: string }[] } }).saveTopic.errors.find(({ code }) => code !== 'CONFLICT')
    if (wrong) throw new Error(`demo topic ${String(input.slug)} was refused: ${wrong.message}`)
  }
}

const SAVE_QUERY = 'mutation($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { slug } errors { code message } } }'

/** Saved queries of the demo researcher, with slugs that we choose. One that is there already stays as it is. */
const writeQueries = async ({ registry }: LocalGraph, owner: string, queries: readonly Record<string, unknown>[]): Promise<void> => {
  const viewer: Viewer = { id: owner, grants: [{ role: 'USER' }, { role: 'SERVICE' }] }
  for (const input of queries) {
    const { data, errors } = await executeOn(registry, { query: SAVE_QUERY, variables: { input } }, { viewer, requestId: 'demo' })
    if (errors?.[0]) throw errors[0]
    const wrong = (data as unknown as { createSavedQuery: { errors: { code: string; message: string }[] } }).createSavedQuery.errors.find(({ code }) => code !== 'SLUG_TAKEN')
    if (wrong) throw new Error(`demo query ${String(input.slug)} was refused: ${wrong.message}`)
  }
}

/** Writes the demo records through the one way in, and the topics, and the saved queries. Returns how many records there are and the positions to wait for. */
export const loadDemo = async (graph: LocalGraph): Promise<{ records: number; positions: string[] }> => {
  const waiting = new Map<string, Item[]>()
  const positions = new Map<string, string>()
  let records = 0
  const flush = async (namespace: string): Promise<void> => {
    for (const outcome of await write(graph, namespace, waiting.get(namespace) ?? [])) if (outcome.position) positions.set(namespace, outcome.position)
    waiting.set(namespace, [])
  }
  const { demoRecords, demoTopicInputs } = await import('../demo/load.ts')
  for await (const { namespace, ...item } of demoRecords()) {
    records += 1
    const items = [...(waiting.get(namespace) ?? []), item]
    waiting.set(namespace, items)
    if (items.length >= BATCH) await flush(namespace)
  }
  for (const namespace of waiting.keys()) await flush(namespace)
  await writeTopics(graph, await demoTopicInputs())
  const [{ demoQueryInputs }, { demoUserId }] = await Promise.all([import('../demo/saved-queries.ts'), import('../development-issuer/identity.ts')])
  await writeQueries(graph, demoUserId('li-he'), demoQueryInputs())
  return { records, positions: [...positions.values()] }
}
