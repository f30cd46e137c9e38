/** `npm run bench:search -- --records N --engine embedded|elasticsearch`: how fast records come in, and how much of a question is the engine's own time. */
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { askQuestions, askDeep } from './bench-search/ask.ts'
import { bareBulk } from './bench-search/bare-bulk.ts'
import { loadRecords } from './bench-search/load.ts'
import { type ProcessorTime, processorTime } from './bench-search/processor-time.ts'
import { questionsOf } from './bench-search/questions.ts'
import { recordRequests } from './bench-search/recorder.ts'
import { readCorpus } from './bench-search/records.ts'
import { type EngineName, openTemporaryGraph } from './temporary-graph.ts'
import { UserMessage } from './user-message.ts'

const USAGE = '用法 / usage: npm run bench:search -- --records N --engine embedded|elasticsearch [--corpus FILE] [--questions N] [--data DIR] [--heap 1g]'
const DEFAULT_CORPUS = resolve(import.meta.dirname, '../../shared/data/literature/corpus.jsonl')
/** Looking makes the engine refresh, which costs: seldom while records come in. */
const LOOK_MS = 30_000
const LAST_LOOK_MS = 2_000
/** Bulk requests that are kept to be sent again, bare. */
const KEPT_BULKS = 120

const per = (seconds: number, records: number): number => Math.round((seconds * 1e5) / records) / 100
/** Milliseconds of processor time for each record, by process; null where none was loaded. */
const perRecord = (before: ProcessorTime | null, after: ProcessorTime | null, records: number): ProcessorTime | null =>
  before && after && records > 0 ? { node: per(after.node - before.node, records), postgres: per(after.postgres - before.postgres, records), engine: per(after.engine - before.engine, records) } : null

const say = (text: string): void => void process.stderr.write(`${text}\n`)

const optionsOf = (args: string[]) => {
  const { values } = parseArgs({ args, options: { records: { type: 'string' }, engine: { type: 'string', default: 'embedded' }, corpus: { type: 'string', default: DEFAULT_CORPUS }, questions: { type: 'string', default: '100' }, data: { type: 'string' }, heap: { type: 'string', default: '1g' } } })
  const records = Number(values.records)
  if (!Number.isInteger(records) || records < 1 || !['embedded', 'elasticsearch'].includes(values.engine)) throw new UserMessage(USAGE)
  return { ...values, records, questions: Number(values.questions), engine: values.engine as EngineName }
}

const main = async (): Promise<void> => {
  const options = optionsOf(process.argv.slice(2))
  const corpus = readCorpus(options.corpus)
  const measured = await openTemporaryGraph({ engine: options.engine, heap: options.heap, say, ...(options.data ? { folder: resolve(options.data) } : {}) })
  try {
    const { graph, elasticsearchUrl } = measured
    const recorder = elasticsearchUrl ? recordRequests(elasticsearchUrl) : null
    const bulks: ReturnType<NonNullable<typeof recorder>['take']> = []
    const begun = performance.now()
    const seconds = (): number => (performance.now() - begun) / 1_000
    let told = 0
    const indexed = async (): Promise<number> => {
      for (const sent of recorder?.take() ?? []) if (sent.path.includes('_bulk') && bulks.length < KEPT_BULKS) bulks.push(sent)
      return (await graph.catalogue.engine.stats().catch(busy)).documents
    }
    // Under full load a look may take longer than it is given: the next one will tell.
    const busy = (error: Error): { documents: number } => {
      say(error.message)
      return { documents: found }
    }
    let found = 0
    const before = await indexed()
    let writtenAt = 0
    const loading = loadRecords(graph, corpus, before, options.records, (written) => {
      if (written - told < options.records / 20) return
      told = written
      say(`${written} 写入 / written, ${Math.round(written / seconds())}/s`)
    }).then(() => { writtenAt = seconds() })
    found = before
    const spentBefore = processorTime()
    for (let loaded = false; !loaded || found < options.records; ) {
      loaded = await Promise.race([loading.then(() => true), pause(LOOK_MS, false)])
      if (loaded) await pause(LAST_LOOK_MS)
      found = await indexed()
    }
    const inSeconds = seconds()
    const processor = perRecord(spentBefore, processorTime(), options.records - before)
    const perSecond = Math.round((options.records - before) / inSeconds)
    say(`${options.records} 可检索 / searchable: ${inSeconds.toFixed(1)} s, ${perSecond}/s (表 / tables ${writtenAt.toFixed(1)} s)`)
    const bare = elasticsearchUrl ? await bareBulk(elasticsearchUrl, bulks) : null
    const questions = questionsOf(options.corpus, corpus.map(({ title }) => title), options.questions)
    const cases = await askQuestions(measured.url, elasticsearchUrl, recorder, questions, say)
    const deep = await askDeep(measured.url, options.records, questions)
    recorder?.stop()
    process.stdout.write(`${JSON.stringify({
      bench: 'search', engine: options.engine, records: options.records, node: process.version, loadedPerSecond: perSecond, tablesSeconds: Math.round(writtenAt), searchableSeconds: Math.round(inSeconds),
      processorMsPerRecord: processor, bareBulkPerSecond: bare, ratioToBareBulk: bare === null ? null : Math.round((perSecond / bare) * 100) / 100, cases, deep,
    })}\n`)
  } finally {
    await measured.close()
  }
}

try {
  await main()
  process.exit(0)
} catch (error) {
  process.stderr.write(`${error instanceof UserMessage ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}
