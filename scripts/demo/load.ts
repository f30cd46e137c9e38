import { readFile } from 'node:fs/promises'
import { resourceId } from '../../schema/resource-id.ts'
import { resolveRefs } from './resolve-refs.ts'
import { demoTypes } from './types.ts'

export interface DemoRecord { namespace: string; source: string; sourceId: string; typename: string; document: unknown }

/** The demo records, ready to be written by their owners; what is referred to comes before what refers to it. */
export async function* demoRecords(): AsyncGenerator<DemoRecord> {
  const records = (await Promise.all(demoTypes.flatMap(({ namespace, typenames }) => typenames.map((typename) => linesOf(namespace, typename))))).flat()
  const ids = new Map(records.map(({ namespace, source, sourceId, typename }) => [`${typename}/${sourceId}`, resourceId(namespace, source, sourceId)]))
  for (const record of records) yield { ...record, document: resolveRefs(record.document, ids) }
}

/** The records of one type as they stand in its file, references unresolved. */
export const linesOf = async (namespace: string, typename: string): Promise<DemoRecord[]> => {
  const text = await readFile(new URL(`data/${typename}.jsonl`, import.meta.url), 'utf8')
  return text.split('\n').filter((line) => line !== '').map((line) => ({ namespace, ...(JSON.parse(line) as Omit<DemoRecord, 'namespace'>) }))
}
