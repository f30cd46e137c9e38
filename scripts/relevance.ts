/** `npm run relevance`: how good the search is, measured through the whole graph. The last line is one JSON object. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readArguments } from './relevance/arguments.ts'
import { searchGraph } from './relevance/ask-graph.ts'
import { type Bar, barsOf } from './relevance/bars.ts'
import { fillGraph } from './relevance/fill-graph.ts'
import { ndcg10, type Scores, scoresOf } from './relevance/ndcg.ts'
import { type Paper, type Question, readLines } from './relevance/questions.ts'
import { barLines, variantLine } from './relevance/report.ts'
import { runGraph } from './relevance/run-graph.ts'
import { VARIANTS, variantsOf } from './relevance/variants.ts'
import { withEngine } from './relevance/with-engine.ts'
import { UserMessage } from './user-message.ts'

/** 128 + SIGINT, as shells have it. */
const STOPPED = 130

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const measured = async (questions: readonly Question[], search: (q: string) => string[] | Promise<string[]>): Promise<{ scores: Scores; values: number[] }> => {
  const values: number[] = []
  // One after the other: what is measured is the answer, and a small machine has other things to do.
  for (const { query, relevant_ids } of questions) values.push(ndcg10(await search(query), relevant_ids))
  return { scores: scoresOf(questions, values), values }
}

const measureVariants = async (questions: readonly Question[], clean: readonly number[], search: (q: string) => Promise<string[]>): Promise<Record<string, Scores>> => {
  const result: Record<string, Scores> = {}
  for (const name of Object.keys(VARIANTS)) {
    const asked = variantsOf(name, questions)
    if (asked.length === 0) continue
    const { scores } = await measured(asked, search)
    const cleanOnes = asked.map(({ qid }) => clean[questions.findIndex((each) => each.qid === qid)] as number)
    print(variantLine(name, scores, scoresOf(asked, cleanOnes)))
    result[name] = scores
  }
  return result
}

/** What was started, to be ended in the reverse order, also when somebody stops the run. */
const cleanUp: (() => Promise<void> | void)[] = []
const clean = async (): Promise<void> => {
  for (let step = cleanUp.shift(); step; step = cleanUp.shift()) await step()
}

const run = async (argv: readonly string[]): Promise<void> => {
  const { corpus, queries, engine, variants } = readArguments(argv)
  const [papers, questions] = [readLines<Paper>(corpus), readLines<Question>(queries)]
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-relevance-'))
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }))
  try {
    const { environment, close } = await withEngine(engine, folder)
    cleanUp.unshift(close)
    const graph = await runGraph(join(folder, 'graph'), environment)
    cleanUp.unshift(graph.stop)
    const ids = await fillGraph(graph.url, join(folder, 'graph'), corpus)
    const corpusIds = new Map([...ids].map(([corpusId, id]) => [id, corpusId]))
    const search = async (q: string): Promise<string[]> => (await searchGraph(graph.url, q)).map((id) => corpusIds.get(id) ?? id)

    const { scores, values } = await measured(questions, search)
    const bars = Object.fromEntries(await Promise.all(barsOf(papers).map(async (bar: Bar) => [bar.name, (await measured(questions, bar.search)).scores] as const)))
    for (const line of barLines(scores, bars)) print(line)
    const ofVariants = variants ? await measureVariants(questions, values, search) : undefined
    print(JSON.stringify({ engine, overall: scores.overall, types: scores.types, bars, queries: scores.queries, ...(ofVariants ? { variants: ofVariants } : {}) }))
  } finally {
    await clean()
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void clean().finally(() => process.exit(STOPPED)))
try {
  await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof UserMessage ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
