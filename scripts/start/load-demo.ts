import { executeOn } from '../../subgraphs/kit/execute.ts'

import { type LocalGraph, SERVICE } from './local-graph.ts'

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

/** Writes the demo records through the one way in. Returns how many there are and the positions to wait for. */
export const loadDemo = async (graph: LocalGraph): Promise<{ records: number; positions: string[] }> => {
  const waiting = new Map<string, Item[]>()
  const positions = new Map<string, string>()
  let records = 0
  const flush = async (namespace: string): Promise<void> => {
    for (const outcome of await write(graph, namespace, waiting.get(namespace) ?? [])) if (outcome.position) positions.set(namespace, outcome.position)
    waiting.set(namespace, [])
  }
  const { demoRecords } = await import('../demo/load.ts')
  for await (const { namespace, ...item } of demoRecords()) {
    records += 1
    const items = [...(waiting.get(namespace) ?? []), item]
    waiting.set(namespace, items)
    if (items.length >= BATCH) await flush(namespace)
  }
  for (const namespace of waiting.keys()) await flush(namespace)
  return { records, positions: [...positions.values()] }
}
