import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What is asked of the graph; `{}` of variables per question. */
export interface Case { name: string; query: string; variables: (question: string, n: number) => Record<string, unknown> }

const FIRST = 10

export const CASES: readonly Case[] = [
  { name: 'hits', query: `query($q: String) { searchResources(q: $q, first: ${FIRST}) { edges { score card { id title } } } }`, variables: (q) => ({ q }) },
  { name: 'hits + exact total', query: `query($q: String) { searchResources(q: $q, first: ${FIRST}) { total { value relation } edges { card { id title } } } }`, variables: (q) => ({ q }) },
  {
    name: 'hits + total + 4 facets',
    query: `query($q: String) { searchResources(q: $q, first: ${FIRST}) { total { value } edges { card { id title } }
      type: facet(name: RESOURCE_TYPE) { buckets { key count } } year: facet(name: YEAR) { buckets { key count } } keyword: facet(name: KEYWORD) { buckets { key count } } level: facet(name: SHARING_LEVEL) { buckets { key count } } } }`,
    variables: (q) => ({ q }),
  },
  { name: 'one word, many hits', query: `query($q: String) { searchResources(q: $q, first: ${FIRST}) { edges { card { id title } } } }`, variables: (_q, n) => ({ q: ['小麦', '基因', '模型', '土壤', '算法', '细胞', '水稻', '材料'][n % 8] }) },
  { name: 'suggest', query: 'query($prefix: String!) { suggest(prefix: $prefix) { kind text } }', variables: (q, n) => ({ prefix: n % 2 ? ['xiaom', 'jy', 'sw', 'turang', 'mx', 'jiqi'][n % 6] : Array.from(q).slice(0, 2).join('') }) },
  { name: 'clusters', query: 'query($zoom: Int!) { searchResources(first: 1) { clusters(zoom: $zoom, box: { west: 100, south: 25, east: 120, north: 40 }) { tile count } } }', variables: (_q, n) => ({ zoom: 3 + (n % 4) }) },
  { name: 'cube', query: 'query($q: String) { cube(dimensions: [RESOURCE_TYPE, YEAR], q: $q) { cells { keys values } } }', variables: (q) => ({ q }) },
  { name: 'cube over everything', query: 'query { cube(dimensions: [RESOURCE_TYPE, SHARING_LEVEL]) { cells { keys values } } }', variables: () => ({}) },
]

export const DEEP = `query($after: String, $first: Int!) { searchResources(sort: RELEASED_DESC, first: $first, after: $after) { edges { cursor card { id } } } }`
export const DEEP_RELEVANCE = `query($q: String, $after: String, $first: Int!) { searchResources(q: $q, first: $first, after: $after) { edges { cursor card { id } } } }`

/** Development queries beside the corpus where they are, else its own titles. */
export const questionsOf = (corpusFile: string, titles: readonly string[], most: number): string[] => {
  const file = join(dirname(corpusFile), 'queries-dev.jsonl')
  const all = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { query: string }).query) : titles.map((title) => title.slice(0, 12))
  const step = Math.max(1, Math.floor(all.length / most))
  return all.filter((_, at) => at % step === 0).slice(0, most)
}
