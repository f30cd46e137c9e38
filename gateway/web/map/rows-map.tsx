import type { Column } from '../../../schema/rows/columns.ts'
import type { Cell } from '../../../schema/rows/flatten.ts'
import { numberIn } from '../charts/column-roles.ts'
import { useText } from '../i18n/use-text.ts'
import { boxAround } from './box.ts'
import { PlaceDots } from './place-dots.tsx'
import { useMapView } from './use-map-view.ts'
import { WorldMap } from './world-map.tsx'

const texts = {
  shown: { zh: (shown: number, rows: number) => `${rows} 行中有 ${shown} 行有坐标。`, en: (shown: number, rows: number) => `${shown} of ${rows} rows have coordinates.` },
  label: { zh: '各行的位置', en: 'Where the rows are' },
} as const

interface RowsMapProps { columns: readonly Column[]; rows: readonly (readonly Cell[])[]; lon: string; lat: string; title: string }

/** The rows of a table that have coordinates, as dots. */
export const RowsMap = ({ columns, rows, lon, lat, title }: RowsMapProps) => {
  const t = useText(texts)
  const [atLon, atLat] = [lon, lat].map((path) => columns.findIndex((column) => column.path === path))
  const named = columns.findIndex(({ kind }) => kind === 'TEXT')
  const places = rows.flatMap((row) => {
    const [x, y] = [numberIn(row[atLon ?? -1]), numberIn(row[atLat ?? -1])]
    return x === null || y === null || Math.abs(x) > 180 || Math.abs(y) > 90 ? [] : [{ point: { lon: x, lat: y }, name: String(row[named] ?? '') }]
  })
  const around = boxAround(places.map(({ point }) => point))
  const map = useMapView({ ...(around ? { begin: around } : {}), deepest: 9 })
  return (
    <figure className="chart">
      <figcaption>{title || t.label}</figcaption>
      <WorldMap map={map} label={title || t.label}><PlaceDots places={places} /></WorldMap>
      <p className="small secondary">{t.shown(places.length, rows.length)}</p>
    </figure>
  )
}
