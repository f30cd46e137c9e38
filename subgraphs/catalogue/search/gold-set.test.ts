import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { temporaryFolders } from './embedded/fixtures/temporary-folders.ts'
import { openEmbeddedEngine } from './embedded/open-embedded-engine.ts'
import { indexDocument } from './index-document.ts'
import type { SearchEngine } from './port.ts'
import { settle } from './query/settle.ts'

/** Beside the repository; see its README.md. */
const FOLDER = fileURLToPath(new URL('../../../../shared/data/literature/', import.meta.url))
const folders = temporaryFolders()
afterAll(folders.remove)

const isThere = existsSync(`${FOLDER}corpus.jsonl`) && existsSync(`${FOLDER}queries-dev.jsonl`)
if (!isThere) console.warn(`检索质量未测:没有 ${FOLDER} / Search quality is NOT measured: there is no ${FOLDER}`)

interface Paper { id: string; title: string; title_en?: string; abstract?: string; keywords?: string[]; year?: number }
interface Question { type: string; query: string; relevant_ids: string[] }

const read = <T>(name: string): T[] => readFileSync(FOLDER + name, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as T)
const idOf = (paper: string): string => `literature:${paper.replace(':', '-')}`

const fill = async (engine: SearchEngine, papers: readonly Paper[]): Promise<void> => {
  for (let at = 0; at < papers.length; at += 500) {
    const batch = papers.slice(at, at + 500).map(({ id, title, title_en, abstract, keywords, year }) =>
      indexDocument({
        id: idOf(id), version: 1n, namespace: 'literature', contentHash: '', now: 0,
        document: { profile: 'core/1', resourceType: 'PAPER', status: 'PUBLISHED', title, titleEn: title_en, description: abstract, keywords, generatedOn: year?.toString() },
      }))
    await engine.write(batch, String(at))
  }
}

const gain = (ranks: readonly number[]): number => ranks.reduce((sum, rank) => sum + 1 / Math.log2(rank + 2), 0)

const ndcg10 = async (engine: SearchEngine, { query, relevant_ids }: Question): Promise<number> => {
  const viewpoint = { protectedTiers: false, now: 0 }
  const settled = await settle(query, undefined, engine, viewpoint)
  const { hits } = await engine.search({ ...viewpoint, ...(settled.query ? { query: settled.query } : {}), filter: { terms: {}, ...settled.filter }, sort: 'RELEVANCE', first: 10 })
  const relevant = new Set(relevant_ids.map(idOf))
  return gain(hits.flatMap(({ id }, rank) => (relevant.has(id) ? [rank] : []))) / gain([...Array(Math.min(10, relevant.size)).keys()])
}

/** The best of the bars of `npm run relevance` on each type, as measured on this set; a hundredth below is noise of a query or two. */
const BARS: Readonly<Record<string, number>> = { 'hidden-keywords': 0.964, 'keyword-pair': 0.994, 'title-half': 1, 'title-fragment': 0.998, 'abstract-sentence': 1, 'english-title-half': 1, 'topic-keyword': 0.975 }
const NOISE = 0.01

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

it.skipIf(!isThere)('search: nDCG@10 over the gold set is at least 0.98, and of no type below what plain BM25 reaches', async () => {
  const engine = await openEmbeddedEngine({ folder: folders.make() })
  await fill(engine, read<Paper>('corpus.jsonl'))
  const byType = new Map<string, number[]>()
  for (const question of read<Question>('queries-dev.jsonl')) byType.set(question.type, [...(byType.get(question.type) ?? []), await ndcg10(engine, question)])
  await engine.close()
  console.info([...byType].map(([type, values]) => `${type} ${mean(values).toFixed(4)}`).join(', '))
  expect(mean([...byType.values()].flat())).toBeGreaterThanOrEqual(0.98)
  for (const [type, bar] of Object.entries(BARS)) expect(mean(byType.get(type) ?? [0]), type).toBeGreaterThanOrEqual(bar - NOISE)
}, 240_000)
