import type { Column } from '../../../schema/rows/columns.ts'
import type { Cell } from '../../../schema/rows/flatten.ts'
import { allowsPicture } from '../charts/pictures-for.ts'
import type { Picture } from '../charts/picture.ts'

interface SavedPicture { kind: 'TABLE' | 'BAR' | 'LINE' | 'PIE' | 'MAP'; x?: string | null; y?: string | null; series?: string | null }

/** The picture that a saved query names, where the rows of now allow it; null for a table alone. */
export const pictureOf = ({ kind, x, y, series }: SavedPicture, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Picture | null => {
  if (kind === 'TABLE' || !x) return null
  const picture: Picture = { kind, x, y: y ?? null, series: series ?? null }
  return allowsPicture(columns, rows, picture) ? picture : null
}
