import type { Broken, RawRecord } from '../format.ts'
import type { Row } from './csv-rows.ts'
import { readLines } from './lines.ts'
import type { SourceFile } from './source-file.ts'

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** `\N` alone is null; after a backslash a letter may be a control character, anything else is itself. */
const unescapeCell = (cell: string): string => (cell === '\\N' ? '' : cell.replace(/\\(.)/g, (_, character: string) => ESCAPES[character] ?? character))

/** The rows of PostgreSQL's COPY text format under a header: tabs, backslash escapes, no quotes. */
export async function* readCopyRows(file: SourceFile): AsyncGenerator<RawRecord<Row> | Broken> {
  let columns: string[] | undefined
  for await (const { number, text } of readLines(file)) {
    if (text === '' || text === '\\.') continue
    const cells = text.split('\t').map(unescapeCell)
    if (!columns) columns = cells
    else if (cells.length !== columns.length) yield { number, broken: { code: 'BAD_ROW', message: `${cells.length} cells where the header has ${columns.length}` } }
    else yield { number, value: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) }
  }
}
