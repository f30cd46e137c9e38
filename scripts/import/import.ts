import { type Arguments, readArguments } from './arguments.ts'
import { findConnection, isPlain } from './connection.ts'
import { FORMATS } from './formats.ts'
import { createHttpUpserter } from './http-upserter.ts'
import { importFiles } from './import-files.ts'
import { createProgress } from './progress.ts'
import { type RecognisedFile, recogniseFiles } from './recognise-files.ts'
import { openRefusedLog } from './refused-log.ts'
import { reportLines } from './report.ts'
import { count, createTally, notSent, type Tally, totalOf } from './tally.ts'

/** Stopped by a person: 128 + SIGINT, as shells have it. */
const STOPPED = 130

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Reads the files, sends what they hold, and ends in a tally that adds up. Returns the exit code. */
const run = async (argv: readonly string[], stop: AbortSignal): Promise<number> => {
  const { paths, ...where } = readArguments(argv)
  const found = await recogniseFiles(paths, FORMATS)
  const tally = createTally()
  const failure = found.recognised.length > 0 ? await sendAll(found.recognised, where, tally, stop) : undefined
  for (const line of reportLines(tally, found)) print(line)
  if (failure) process.stderr.write(`${failure.message}\n`)
  return exitCode(tally, found.unreadable.length, failure !== undefined, stop.aborted)
}

/** The one loop. A graph that cannot be reached any more ends it; what was done until then is in the tally. */
const sendAll = async (sources: readonly RecognisedFile[], where: Omit<Arguments, 'paths'>, tally: Tally, stop: AbortSignal): Promise<Error | undefined> => {
  const upsert = createHttpUpserter(await findConnection(where), stop)
  const progress = createProgress(process.stderr)
  const say = (line: string): void => {
    progress.clear()
    print(line)
  }
  const log = await openRefusedLog(where.data, say)
  try {
    for await (const event of importFiles(sources, upsert, stop)) {
      count(tally, event)
      progress.show(event)
      if (event.kind === 'outcome' && event.refusal) log.add(event.source, event.refusal)
      if (event.kind === 'moved') say(`${event.source.file.path} record ${event.number} is ${event.id} in the graph, and ${event.expected} in links to it`)
    }
    return undefined
  } catch (error) {
    if (!isPlain(error)) throw error
    return error
  } finally {
    progress.clear()
    await log.close()
  }
}

/** Zero seen is not success, nor is a run in which everything was refused, nor one that left a file unread. */
const exitCode = (tally: Tally, unreadable: number, failed: boolean, stopped: boolean): number => {
  const total = totalOf(tally)
  const partly = unreadable > 0 || [...tally.files.values()].some((file) => file.unreadable !== undefined)
  if (stopped) {
    print('Stopped. Run it again to go on: what has been written is found unchanged.')
    return STOPPED
  }
  if (total.seen === 0) print('No record was seen.')
  const nothingTaken = total.seen - tally.brought <= total.refused
  return failed || partly || nothingTaken || notSent(total) > 0 ? 1 : 0
}

const stop = new AbortController()
// The first signal ends the run after the batch under way; a second one ends the process at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

try {
  process.exitCode = await run(process.argv.slice(2), stop.signal)
} catch (error) {
  if (!isPlain(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
