import { type MapView, project, scaleOf, type Size, WORLD } from './projection.ts'

/** The copies of the world in sight, side by side, each with its SVG transform from world units. */
export const worldCopies = (view: MapView, { width, height }: Size): { copy: number; transform: string }[] => {
  const scale = scaleOf(view)
  const centre = project(view)
  const first = Math.floor((centre.x - width / 2 / scale) / WORLD)
  const last = Math.floor((centre.x + width / 2 / scale) / WORLD)
  return Array.from({ length: last - first + 1 }, (_none, index) => {
    const copy = first + index
    return { copy, transform: `translate(${(copy * WORLD - centre.x) * scale + width / 2} ${height / 2 - centre.y * scale}) scale(${scale})` }
  })
}
