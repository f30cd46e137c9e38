import type { RowShape } from '../tables/row-set.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'
import { bibtexOf, risOf } from './citations.ts'
import { csv } from './csv.ts'
import { jsonl } from './jsonl.ts'
import type { Titles } from './lines.ts'
import { projected } from './projected.ts'
import { xlsx } from './xlsx.ts'

/** Formats by the end of their address. */
export const FORMATS = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
} as const

export type FormatName = keyof typeof FORMATS

export const isFormat = (name: string): name is FormatName => Object.hasOwn(FORMATS, name)
export const isCitation = (format: FormatName): boolean => format === 'ris' || format === 'bib'

export interface RenderOptions {
  name: string
  /** What headers say; by default paths, for programs, and Chinese titles in a workbook, for people. */
  titles: Titles | null
  /** Origin of this graph's pages, for records that have no page of their own. */
  origin: string
  /** The day on which the rows were read, `YYYY-MM-DD`. */
  accessed: string
}

/** Rows as a file, piece by piece as they come. Rows that are no resources cannot be cited: ask `shape.uncitable` first. */
export const render = (format: FormatName, rows: AsyncIterable<Row>, shape: RowShape, { name, titles, origin, accessed }: RenderOptions): AsyncGenerator<string | Buffer> => {
  const table = { name, columns: shape.columns, explode: shape.explode, rows }
  switch (format) {
    case 'csv': return csv({ ...table, titles: titles ?? 'path' })
    case 'xlsx': return xlsx({ ...table, titles: titles ?? 'zh' })
    case 'jsonl': return jsonl(projected(rows, shape.kept))
    case 'ris': return risOf(rows, { accessed, origin })
    case 'bib': return bibtexOf(rows, { accessed, origin })
  }
}
