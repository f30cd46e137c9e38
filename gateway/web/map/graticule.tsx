import { useMapScreen } from './map-screen.tsx'
import { fromScreen, MOST_LATITUDE, wrapLongitude } from './projection.ts'

const STEPS = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05]
/** Lines stand no nearer than so many pixels. */
const LEAST_PIXELS = 90

const multiples = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.max(0, Math.floor(to / step) - Math.ceil(from / step) + 1) }, (_none, index) => Math.round((Math.ceil(from / step) + index) * step * 100) / 100)

const named = (degrees: number, positive: string, negative: string): string => `${Math.abs(degrees)}°${degrees > 0 ? positive : degrees < 0 ? negative : ''}`

/** Meridians and parallels with their degrees: what tells where one is, on a map without anything else. */
export const Graticule = () => {
  const { view, size, at } = useMapScreen()
  const [northWest, southEast] = [fromScreen(view, size, { x: 0, y: 0 }), fromScreen(view, size, { x: size.width, y: size.height })]
  const perDegree = 256 * 2 ** view.zoom / 360
  const step = STEPS.findLast((degrees) => degrees * perDegree >= LEAST_PIXELS) ?? 30
  const world = at({ lon: view.lon, lat: 0 }).x
  const x = (lon: number): number => world + (lon - view.lon) * perDegree
  return (
    <g className="map-graticule" aria-hidden="true">
      {multiples(northWest.lon, southEast.lon, step).map((lon) => (
        <g key={`lon${lon}`}><path d={`M${x(lon)} 0V${size.height}`} /><text x={x(lon) + 3} y={size.height - 5}>{named(wrapLongitude(lon), 'E', 'W')}</text></g>
      ))}
      {multiples(Math.max(-MOST_LATITUDE, southEast.lat), Math.min(MOST_LATITUDE, northWest.lat), step).map((lat) => {
        const { y } = at({ lon: view.lon, lat })
        return <g key={`lat${lat}`}><path d={`M0 ${y}H${size.width}`} /><text x={4} y={y - 3}>{named(lat, 'N', 'S')}</text></g>
      })}
    </g>
  )
}
