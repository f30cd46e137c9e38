import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { Broken, RawRecord } from '../format.ts'
import { readLines } from './lines.ts'
import { joinQuotedLines } from './quoted-lines.ts'
import type { SourceFile } from './source-file.ts'

export type Row = Readonly<Record<string, string>>

/** The rows of a CSV file with a header, each with the number of its first line. A row that is no CSV is handed on as broken, alone. */
export async function* readCsvRows(file: SourceFile): AsyncGenerator<RawRecord<Row> | Broken> {
  let columns: readonly string[] | undefined
  for await (const { number, text, closed } of joinQuotedLines(readLines(file))) {
    if (!closed) {
      yield broken(number, 'a quote opens on this line and is never closed')
      continue
    }
    if (text.trim() === '') continue
    const cells = cellsOf(text)
    if (typeof cells === 'string') yield broken(number, cells)
    else if (!columns) columns = cells.map((cell) => cell.trim())
    else if (cells.length !== columns.length) yield broken(number, `${cells.length} cells where the header has ${columns.length}`)
    else yield { number, value: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) }
  }
}

const cellsOf = (text: string): string[] | string => {
  try {
    return parse(text)[0] ?? []
  } catch (error) {
    // Its message quotes the cell, which must not get into a log.
    if (error instanceof CsvError) return `the row is not CSV (${error.code})`
    throw error
  }
}

const broken = (number: number, message: string): Broken => ({ number, broken: { code: 'BAD_ROW', message } })
