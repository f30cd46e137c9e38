import { useMapScreen } from './map-screen.tsx'
import { type Obstacle, placedLabels } from './placed-labels.ts'
import { useMapPlaces } from './use-map-places.ts'

/** Names of provinces and cities where there is room for them. */
export const PlaceLabels = ({ obstacles }: { obstacles: readonly Obstacle[] }) => {
  const { view, size } = useMapScreen()
  const { provinces, cities } = useMapPlaces()
  return (
    <g className="map-labels" aria-hidden="true">
      {placedLabels(view, size, provinces, cities, obstacles).map(({ code, name, x, y, kind }) => (kind === 'city'
        ? <g key={code} className="map-city"><circle cx={x} cy={y} r={2} /><text x={x + 6} y={y + 4}>{name}</text></g>
        : <text key={code} className="map-province" x={x} y={y + 4}>{name}</text>))}
    </g>
  )
}
