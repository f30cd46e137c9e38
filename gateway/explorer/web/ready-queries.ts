import { parseReadyQueries, type ReadyQuery } from '../parse-ready-query.ts'

const files = import.meta.glob<string>('../queries/*', { query: '?raw', import: 'default', eager: true })

export const readyQueries = parseReadyQueries(Object.fromEntries(Object.entries(files).map(([path, text]) => [path.split('/').at(-1) ?? path, text])))

export interface Topic {
  topic: string
  topicEn: string
  queries: ReadyQuery[]
}

/** The ready queries by topic, both in the order of the files. */
export const topics: readonly Topic[] = [...new Set(readyQueries.map(({ topic }) => topic))].map((topic) => {
  const queries = readyQueries.filter((query) => query.topic === topic)
  return { topic, topicEn: queries[0]?.topicEn ?? '', queries }
})
