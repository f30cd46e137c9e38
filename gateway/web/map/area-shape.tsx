import type { Box } from './box.ts'
import { type Circle, circleRing } from './circle.ts'
import { boxPath, ringPath } from './geometry-path.ts'
import { WorldShape } from './world-shape.tsx'

/** A box or a circle that is searched in. */
export const AreaShape = ({ box, near }: { box?: Box | null; near?: Circle | null }) => (
  <>
    {box && <WorldShape path={boxPath(box)} className="map-drawn" crossing />}
    {near && <WorldShape path={ringPath(circleRing(near))} className="map-drawn" crossing />}
  </>
)
