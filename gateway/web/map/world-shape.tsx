import { memo } from 'react'
import { useMapScreen } from './map-screen.tsx'
import { worldCopies } from './world-copies.ts'

// Long paths are compared by the browser only when they change, not with each step of a drag.
const Shape = memo(({ path }: { path: string }) => <path d={path} vectorEffect="non-scaling-stroke" />)

/** A path in world units, on each copy of the world that is in sight, and on those beside it, since a shape may cross 180°. */
export const WorldShape = ({ path, className, crossing = false }: { path: string; className: string; crossing?: boolean }) => {
  const { view, size } = useMapScreen()
  const copies = worldCopies(view, size)
  const scale = 2 ** view.zoom * 256
  const first = copies[0]
  const beside = crossing && first ? [shifted(first.transform, -scale), ...copies.map(({ transform }) => transform), shifted(copies.at(-1)?.transform ?? first.transform, scale)] : copies.map(({ transform }) => transform)
  return <g className={className}>{beside.map((transform, index) => <g key={index} transform={transform}><Shape path={path} /></g>)}</g>
}

const shifted = (transform: string, by: number): string => `translate(${by} 0) ${transform}`
