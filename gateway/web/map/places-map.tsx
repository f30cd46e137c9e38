import { useMemo } from 'react'
import { useText } from '../i18n/use-text.ts'
import { type Box, boxAround, boxWidth } from './box.ts'
import { circleRing } from './circle.ts'
import { boxPath, drawnGeometry, ringPath } from './geometry-path.ts'
import { PlaceDots } from './place-dots.tsx'
import type { Point } from './projection.ts'
import { useMapView } from './use-map-view.ts'
import { WorldMap } from './world-map.tsx'
import { WorldShape } from './world-shape.tsx'

const texts = { label: { zh: (names: string) => `资源的位置：${names}`, en: (names: string) => `Where the resource is: ${names}` } } as const

/** `SpatialCoverage` of the graph, as far as it can be drawn. */
export interface Coverage {
  name?: string | null
  bbox?: Box | null
  point?: (Point & { uncertaintyM?: number | null }) | null
  geojson?: unknown
}

/** So near a point is looked at that its surroundings are still known. */
const DEEPEST = 7

const drawn = (places: readonly Coverage[]) => {
  const geometries = places.map(({ geojson }) => drawnGeometry(geojson))
  const boxes = places.flatMap(({ bbox, geojson }) => (bbox && !geojson ? [bbox] : []))
  const uncertain = places.flatMap(({ point }) => (point?.uncertaintyM ? [{ ...point, km: point.uncertaintyM / 1000 }] : []))
  const points = [...places.flatMap(({ point, name }) => (point ? [{ point, name: name ?? '' }] : [])), ...geometries.flatMap((geometry) => geometry.points.map((point) => ({ point, name: '' })))]
  return {
    areas: [...geometries.map(({ areas }) => areas), ...boxes.map(boxPath), ...uncertain.map((circle) => ringPath(circleRing(circle)))].join(''),
    lines: geometries.map(({ lines }) => lines).join(''),
    points,
    around: boxes.length === 1 && points.length === 0 && geometries.every(({ positions }) => positions.length === 0) ? boxes[0] ?? null : boxAround([
      ...points.map(({ point }) => point), ...geometries.flatMap(({ positions }) => positions.map(([lon, lat]) => ({ lon, lat }))),
      ...boxes.flatMap((box) => [0, 0.5, 1].flatMap((part) => [box.south, box.north].map((lat) => ({ lon: box.west + boxWidth(box) * part, lat })))),
    ]),
  }
}

/** The places of one record: points, extents, geometries, and how far off they may be. */
export const PlacesMap = ({ places, small = false }: { places: readonly Coverage[]; small?: boolean }) => {
  const t = useText(texts)
  const { areas, lines, points, around } = useMemo(() => drawn(places), [places])
  const map = useMapView({ ...(around ? { begin: around } : {}), deepest: DEEPEST })
  return (
    <div className={small ? 'map-holder-small' : ''}>
      <WorldMap map={map} label={t.label(places.map(({ name }) => name).filter(Boolean).join('、'))}>
        {areas && <WorldShape path={areas} className="map-area" crossing />}
        {lines && <WorldShape path={lines} className="map-line" crossing />}
        <PlaceDots places={points} />
      </WorldMap>
    </div>
  )
}
