import type { Column } from '../../../schema/rows/columns.ts'
import type { Cell } from '../../../schema/rows/flatten.ts'

/** What a column can be in a picture, by its kind and by what stands in it. */
export interface ColumnRoles {
  numbers: Column[]
  categories: Column[]
  /** Years, months or days. */
  times: Column[]
  coordinates: { lon: Column; lat: Column }[]
}

const TIME = /^(?:1[5-9]|20|21)\d\d(?:-\d\d(?:-\d\d(?:T[\d:.]+Z?)?)?)?$/
const YEAR_NAME = /(?:^|\.)\w*(?:year|Year)$/
/** A category that names every row is no category but a name. */
const MOST_CATEGORIES = 200

/** The number in a cell; decimals come as text. Null where there is none. */
export const numberIn = (cell: Cell | undefined): number | null => {
  if (cell === null || cell === undefined || cell === '' || typeof cell === 'boolean') return null
  const value = Number(cell)
  return Number.isFinite(value) ? value : null
}

const present = (rows: readonly (readonly Cell[])[], at: number): Cell[] => rows.map((row) => row[at] ?? null).filter((cell) => cell !== null && cell !== '')

const isTime = ({ path, kind }: Column, cells: readonly Cell[]): boolean =>
  (kind === 'TEXT' || YEAR_NAME.test(path)) && cells.every((cell) => TIME.test(String(cell)))

const isLongitude = ({ path }: Column): boolean => /(?:^|\.)(?:lon|longitude)$/i.test(path)
const latitudeOf = ({ path }: Column, columns: readonly Column[]): Column | undefined => {
  const wanted = path.replace(/lon(gitude)?$/i, (_found, long?: string) => (long ? 'latitude' : 'lat'))
  return columns.find((column) => column.path.toLowerCase() === wanted.toLowerCase())
}

/** Pure: the roles of the columns of a table. */
export const columnRoles = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): ColumnRoles => {
  const cells = new Map(columns.map((column, at) => [column, present(rows, at)]))
  const filled = columns.filter((column) => (cells.get(column)?.length ?? 0) > 0)
  const coordinates = filled.filter(isLongitude).flatMap((lon) => {
    const lat = latitudeOf(lon, filled)
    return lat ? [{ lon, lat }] : []
  })
  const onMap = new Set(coordinates.flatMap(({ lon, lat }) => [lon, lat]))
  const times = filled.filter((column) => !onMap.has(column) && isTime(column, cells.get(column) ?? []))
  const numbers = filled.filter((column) => column.kind === 'NUMBER' && !onMap.has(column) && !times.includes(column) && (cells.get(column) ?? []).every((cell) => numberIn(cell) !== null))
  const categories = filled.filter((column) => {
    if (column.kind === 'NUMBER' || times.includes(column) || onMap.has(column)) return false
    const distinct = new Set(cells.get(column)).size
    return distinct <= MOST_CATEGORIES && (numbers.length > 0 || distinct < (cells.get(column)?.length ?? 0))
  })
  return { numbers, categories, times, coordinates }
}
