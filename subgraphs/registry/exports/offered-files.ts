import type { RowShape } from '../tables/row-set.ts'

const TABLES = ['CSV', 'XLSX', 'JSONL'] as const
const CITATIONS = ['RIS', 'BIBTEX'] as const
/** As file names end. */
const EXTENSIONS = { CSV: 'csv', XLSX: 'xlsx', JSONL: 'jsonl', RIS: 'ris', BIBTEX: 'bib' } as const

export interface OfferedFile { format: keyof typeof EXTENSIONS; address: string | null; reason: string | null; reasonEn: string | null }

/** Every format with its address below `base`, or why there is none; no addresses where `base` is null, which is before all rows are there. */
export const offeredFiles = ({ uncitable }: Pick<RowShape, 'uncitable'>, base: string | null): OfferedFile[] => {
  const file = (format: OfferedFile['format'], why: RowShape['uncitable']): OfferedFile =>
    ({ format, reason: why?.zh ?? null, reasonEn: why?.en ?? null, address: base === null || why !== null ? null : `${base}.${EXTENSIONS[format]}` })
  return [...TABLES.map((format) => file(format, null)), ...CITATIONS.map((format) => file(format, uncitable))]
}
