import type { Box } from '../port.ts'
import type { Area } from './area.ts'
import { cutAtAntimeridian, overlaps } from './boxes.ts'

export const boxArea = (box: Box): Area => {
  const parts = cutAtAntimeridian(box)
  return { around: parts, touches: (place) => parts.some((part) => overlaps(part, place)) }
}
