import { executeOn } from '../../subgraphs/kit/execute.ts'
import type { LocalGraph } from '../start/local-graph.ts'
import { SERVICE } from '../start/service-viewer.ts'
import { type BenchRecord, recordAt, type readCorpus } from './records.ts'

const BATCH = 500
const LANES = 3
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { sourceId result findings { code message path } } }'

interface Outcome { sourceId: string; result: string; findings: unknown[] }

const write = async (graph: LocalGraph, namespace: string, records: readonly BenchRecord[]): Promise<void> => {
  const subgraph = graph.subgraphs.get(namespace)
  if (!subgraph) throw new Error(`no subgraph ${namespace}`)
  const input = records.map(({ namespace: _n, ...item }) => item)
  const { data, errors } = await executeOn(subgraph, { query: UPSERT, variables: { input } }, { viewer: SERVICE, requestId: 'bench' })
  if (errors?.[0]) throw errors[0]
  const refused = (data as unknown as { upsertResources: Outcome[] }).upsertResources.find(({ result }) => result === 'REFUSED')
  if (refused) throw new Error(`${namespace}/${refused.sourceId} was refused: ${JSON.stringify(refused.findings)}`)
}

/** Writes records `from` to `to` through the one way in, a few batches at a time. `told` hears how many are written. */
export const loadRecords = async (graph: LocalGraph, corpus: ReturnType<typeof readCorpus>, from: number, to: number, told: (written: number) => void): Promise<void> => {
  let next = from
  let written = 0
  const lane = async (): Promise<void> => {
    while (next < to) {
      const begin = next
      next = Math.min(to, next + BATCH * 4)
      const records = Array.from({ length: next - begin }, (_, at) => recordAt(corpus, begin + at))
      for (const [namespace, some] of Map.groupBy(records, (record) => record.namespace)) {
        for (let at = 0; at < some.length; at += BATCH) await write(graph, namespace, some.slice(at, at + BATCH))
      }
      written += records.length
      told(written)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}
