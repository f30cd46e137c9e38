import type { Broken, RawRecord } from '../format.ts'
import { unreadable } from '../unreadable.ts'
import { readLines } from './lines.ts'
import { readWholeText, type SourceFile } from './source-file.ts'

/** The engine's message quotes the text around the error, which must not get into a log: only the place is kept. */
const parsed = (text: string): { value: unknown } | { reason: string } => {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { reason: /at position \d+(?: \(line \d+ column \d+\))?/.exec(error.message)?.[0] ?? 'it ends too early' }
  }
}

/** The value of a line, or undefined where it is none. */
export const jsonOfLine = (line: string): unknown => {
  const result = parsed(line)
  return 'value' in result ? result.value : undefined
}

/** One JSON value a line. A line that is none is handed on as broken, alone. */
export async function* readJsonLines(file: SourceFile): AsyncGenerator<RawRecord<unknown> | Broken> {
  for await (const { number, text } of readLines(file)) {
    if (text.trim() === '') continue
    const result = parsed(text)
    yield 'value' in result ? { number, value: result.value } : { number, broken: { code: 'BAD_JSON', message: `the line is not JSON (${result.reason})` } }
  }
}

/** A file that is one JSON document. */
export const readJson = async (file: SourceFile): Promise<unknown> => {
  const result = parsed(await readWholeText(file))
  if ('reason' in result) throw unreadable(`the file is not JSON (${result.reason})`)
  return result.value
}

/** The members of a list as records, numbered from 1. */
export function* numbered(values: readonly unknown[]): Generator<RawRecord<unknown>> {
  for (const [at, value] of values.entries()) yield { number: at + 1, value }
}
