import { readFile } from 'node:fs/promises'
import { resourceId } from '../../schema/resource-id.ts'
import { resolveRefs } from './resolve-refs.ts'
import { demoTopics } from './topics.ts'
import { demoTypes } from './types.ts'

export interface DemoRecord { namespace: string; source: string; sourceId: string; typename: string; document: unknown }

/** A line of a file. References name it `Type/slug`; a line without a slug is named by its source id. */
export interface DemoLine extends DemoRecord { slug: string }

const allLines = async (): Promise<DemoLine[]> => (await Promise.all(demoTypes.flatMap(({ namespace, typenames }) => typenames.map((typename) => linesOf(namespace, typename))))).flat()
const idsOf = (lines: readonly DemoLine[]): Map<string, string> => new Map(lines.map(({ namespace, source, sourceId, slug, typename }) => [`${typename}/${slug}`, resourceId(namespace, source, sourceId)]))

/** The demo topics as `saveTopic` takes them. Throws where one picks what is not among the records. */
export const demoTopicInputs = async (): Promise<Record<string, unknown>[]> => {
  const ids = idsOf(await allLines())
  return demoTopics.map(({ picked, ...topic }) => ({ ...topic, resources: picked.map((ref) => (resolveRefs({ ref }, ids) as { id: string }).id) }))
}

/** The demo records, ready to be written by their owners; what is referred to comes before what refers to it. */
export async function* demoRecords(): AsyncGenerator<DemoRecord> {
  const lines = await allLines()
  const ids = idsOf(lines)
  for (const { namespace, source, sourceId, typename, document } of lines) yield { namespace, source, sourceId, typename, document: resolveRefs(document, ids) }
}

/** The records of one type as they stand in its file, references unresolved. */
export const linesOf = async (namespace: string, typename: string): Promise<DemoLine[]> => {
  const text = await readFile(new URL(`data/${typename}.jsonl`, import.meta.url), 'utf8')
  return text.split('\n').filter((line) => line !== '').map((line) => {
    const record = JSON.parse(line) as Omit<DemoLine, 'namespace' | 'slug'> & { slug?: string }
    return { ...record, namespace, slug: record.slug ?? record.sourceId }
  })
}
