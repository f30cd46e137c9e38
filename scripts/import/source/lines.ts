import { unreadable } from '../unreadable.ts'
import { readText, type SourceFile } from './source-file.ts'

export interface Line { number: number; text: string }

/** No honest record is longer; a file without a line end would otherwise fill the memory. */
const LONGEST_LINE = 16 * 1024 * 1024

/** The lines of a file, from 1, without their ends (LF or CRLF). */
export async function* readLines(file: SourceFile): AsyncGenerator<Line> {
  let number = 0
  let rest = ''
  for await (const piece of readText(file)) {
    const parts = (rest + piece).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw unreadable(`line ${number + parts.length + 1} is longer than ${LONGEST_LINE} characters`)
    for (const part of parts) yield { number: ++number, text: withoutReturn(part) }
  }
  if (rest !== '') yield { number: ++number, text: withoutReturn(rest) }
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text)
