import type { SuggestibleKind, SuggestRequest } from '../../port.ts'
import { unavailable } from '../connection/reading-error.ts'
import { LONGEST_SUGGESTION_KEY, SUGGESTION_FIELDS } from '../indices/layout.ts'
import { suggestionId } from '../writing/suggestion-id.ts'
import { type Reading, searchSeveral } from './reading.ts'

/** Below this everything with the same first letter would be near. */
const SHORTEST_WITH_SLIPS = 3
const LONGEST_WITH_ONE_SLIP = 5
/** A text may come by several of its keys, and some that come are borne by no record any more. */
const SPARE = 3
const MOST_ASKED = 2_000

interface Option { _score: number; _source: { text: string } }
interface Candidate { kind: SuggestibleKind; text: string; weight: number }
interface Found { exact: Candidate[]; near: Candidate[]; isAll: boolean }

/** What begins as typed, best first; after it, where slips are admitted, what nearly does. Only what a live record bears, as its public text. */
export const suggest = async (reading: Reading, request: SuggestRequest): Promise<{ kind: SuggestibleKind; text: string }[]> => {
  const { text, kinds, first } = request
  if (text === '' || kinds.length === 0) return []
  for (let size = first * SPARE + 1; ; size *= 4) {
    const { exact, near, isAll } = await candidates(reading, request, Math.min(size, MOST_ASKED))
    const distinct = [...new Map([...exact, ...near].map((candidate) => [suggestionId(candidate), candidate]))]
    const offered = await firstBorne(reading, distinct, first)
    if (offered.length >= first || isAll || size >= MOST_ASKED) return offered.slice(0, first).map(({ kind, text: of }) => ({ kind, text: of }))
  }
}

const candidates = async ({ ask }: Reading, { text, kinds, fuzzy }: SuggestRequest, size: number): Promise<Found> => {
  const prefix = text.slice(0, LONGEST_SUGGESTION_KEY).toWellFormed()
  const length = Array.from(prefix).length
  const slips = fuzzy && length >= SHORTEST_WITH_SLIPS ? { fuzzy: { fuzziness: length > LONGEST_WITH_ONE_SLIP ? 2 : 1, prefix_length: 1, min_length: 1, unicode_aware: true } } : undefined
  const completion = (kind: SuggestibleKind, more: object) => ({ prefix, completion: { field: SUGGESTION_FIELDS[kind], size, ...more } })
  const asked = Object.fromEntries(kinds.flatMap((kind) => [[`exact ${kind}`, completion(kind, {})], ...(slips ? [[`near ${kind}`, completion(kind, slips)]] : [])]))
  const { suggest: answers } = (await ask((client, options, { suggestions }) => client.search({ index: suggestions, _source: ['text'], suggest: asked }, options))) as unknown as { suggest?: Record<string, { options: Option[] }[]> }
  if (!answers) throw unavailable()
  const options = (way: string, kind: SuggestibleKind): Option[] => answers[`${way} ${kind}`]?.[0]?.options ?? []
  const found = (way: string): Candidate[] => kinds.flatMap((kind) => options(way, kind).map(({ _score, _source }) => ({ kind, text: _source.text, weight: _score }))).sort(better)
  return { exact: found('exact'), near: found('near'), isAll: kinds.every((kind) => options('exact', kind).length < size && options('near', kind).length < size) }
}

const better = (a: Candidate, b: Candidate): number => b.weight - a.weight || a.text.length - b.text.length || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)

/** The first so many that a record bears. Nearly all do: no more are asked about than are wanted, and ever more at once where few do. */
const firstBorne = async (reading: Reading, candidates: readonly (readonly [string, Candidate])[], first: number): Promise<Candidate[]> => {
  const offered: Candidate[] = []
  for (let at = 0, size = first; at < candidates.length && offered.length < first; size *= 4) {
    const next = candidates.slice(at, at + size)
    const borne = await borneOf(reading, next.map(([id]) => id))
    offered.push(...next.filter(([id]) => borne.has(id)).map(([, candidate]) => candidate))
    at += next.length
  }
  return offered
}

/** One record is enough to know. */
const borneOf = async (reading: Reading, ids: readonly string[]): Promise<Set<string>> => {
  const answers = await searchSeveral(reading, ids.map((id) => ({ size: 0, track_total_hits: true, terminate_after: 1, query: { term: { suggestions: id } } })))
  return new Set(ids.filter((_, at) => (answers[at]?.hits.total?.value ?? 0) > 0))
}
