import { type Figures, figuresOf, ratioOf, timed } from './figures.ts'
import { CASES, DEEP, DEEP_RELEVANCE } from './questions.ts'
import { type recordRequests, replayer, type Sent } from './recorder.ts'

interface Answer { data: Record<string, never> | null; errors?: { message: string }[] }

export const askGraph = async (url: string, query: string, variables: Record<string, unknown>): Promise<Record<string, never>> => {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })
  const { data, errors } = (await answer.json()) as Answer
  if (errors || !data) throw new Error(`${query}: ${JSON.stringify(errors)}`)
  return data
}

/** `first`: asked for the first time; afterwards Elasticsearch remembers counts, facets and cells. `requests` and `kilobytes`: what one question sends to the engine. */
export interface CaseFigures { name: string; first: Figures; graph: Figures; bare: Figures | null; ratio: Figures | null; requests: number; kilobytes: number }

/**
 * Each case: once to warm up and to record what the adapter sends, then the graph and the recorded requests by turns, so that noise of the machine meets both.
 */
export const askQuestions = async (
  url: string, engineUrl: string | undefined, recorder: ReturnType<typeof recordRequests> | null, questions: readonly string[], say: (text: string) => void,
): Promise<CaseFigures[]> => {
  const bare = engineUrl ? replayer(engineUrl) : null
  const results: CaseFigures[] = []
  for (const { name, query, variables } of CASES) {
    const recorded: Sent[][] = []
    const firsts: number[] = []
    for (const [n, question] of questions.entries()) {
      recorder?.take()
      firsts.push(await timed(() => askGraph(url, query, variables(question, n))))
      recorded.push(recorder?.take() ?? [])
    }
    const times: { graph: number[]; bare: number[] } = { graph: [], bare: [] }
    for (const [n, question] of questions.entries()) {
      times.graph.push(await timed(() => askGraph(url, query, variables(question, n))))
      if (bare) times.bare.push(await timed(() => bare.replay(recorded[n] ?? [])))
    }
    const graph = figuresOf(times.graph)
    const alone = bare ? figuresOf(times.bare) : null
    const sent = recorded.flat()
    const each = (sum: number): number => Math.round((sum / questions.length) * 10) / 10
    results.push({ name, first: figuresOf(firsts), graph, bare: alone, ratio: alone && ratioOf(graph, alone), requests: each(sent.length), kilobytes: each(sent.reduce((sum, { body }) => sum + (body?.length ?? 0), 0) / 1_000) })
    say(JSON.stringify(results.at(-1)))
  }
  await bare?.close()
  return results
}

const PAGES = 1_000
const SIZE = 10
const LEAP = 200

interface Edges { searchResources: { edges: { cursor: string }[] } }

const cursorAt = async (url: string, query: string, variables: Record<string, unknown>, hits: number): Promise<string | null> => {
  let after: string | null = null
  for (let at = 0; at < hits; at += LEAP) {
    const { searchResources } = (await askGraph(url, query, { ...variables, after, first: LEAP })) as unknown as Edges
    if (searchResources.edges.length < LEAP) return null
    after = searchResources.edges.at(-1)?.cursor ?? null
  }
  return after
}

/** Page 1 against page 1,000 by cursor, browsing and by relevance; null where there are fewer hits. */
export const askDeep = async (url: string, records: number, questions: readonly string[]): Promise<Record<string, { first: Figures; deep: Figures; ratio: Figures } | null>> => {
  const measure = async (query: string, variables: Record<string, unknown>) => {
    const after = records < PAGES * SIZE ? null : await cursorAt(url, query, variables, PAGES * SIZE - LEAP)
    if (after === null) return null
    const times: { first: number[]; deep: number[] } = { first: [], deep: [] }
    for (let n = 0; n < Math.max(30, questions.length / 2); n++) {
      times.first.push(await timed(() => askGraph(url, query, { ...variables, after: null, first: SIZE })))
      times.deep.push(await timed(() => askGraph(url, query, { ...variables, after, first: SIZE })))
    }
    const [first, deep] = [figuresOf(times.first), figuresOf(times.deep)]
    return { first, deep, ratio: ratioOf(deep, first) }
  }
  return { browse: await measure(DEEP, {}), relevance: await measure(DEEP_RELEVANCE, { q: '研究' }) }
}
