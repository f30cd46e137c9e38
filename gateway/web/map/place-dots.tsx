import { useMapScreen } from './map-screen.tsx'
import type { Point } from './projection.ts'

/** Points of records, with their names to whoever points at them. */
export const PlaceDots = ({ places }: { places: readonly { point: Point; name: string }[] }) => {
  const { at } = useMapScreen()
  return (
    <g className="map-point">
      {places.map(({ point, name }, index) => {
        const { x, y } = at(point)
        return <circle key={index} cx={x} cy={y} r={6}>{name && <title>{name}</title>}</circle>
      })}
    </g>
  )
}
