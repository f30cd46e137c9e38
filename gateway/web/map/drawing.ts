import { useMemo, useState } from 'react'
import { type Box, boxOfCorners } from './box.ts'
import { type Circle, circleThrough } from './circle.ts'
import type { Point } from './projection.ts'
import type { DragTool } from './use-map-gestures.ts'

export type Area = { box: Box } | { near: Circle }
export type AreaKind = 'box' | 'near'

const areaOf = (kind: AreaKind, from: Point, to: Point): Area => (kind === 'box' ? { box: boxOfCorners(from, to) } : { near: circleThrough(from, to) })

/** Drawing an area by dragging: from corner to corner, or from the middle outwards. It ends with the area and lets the map move again. */
export const useDrawing = (onDrawn: (area: Area) => void) => {
  const [kind, setKind] = useState<AreaKind | null>(null)
  const [drawn, setDrawn] = useState<Area | null>(null)
  const tool = useMemo<DragTool | null>(() => kind && {
    drag: (from, to) => setDrawn(areaOf(kind, from, to)),
    end: (from, to) => {
      setDrawn(null)
      setKind(null)
      onDrawn(areaOf(kind, from, to))
    },
  }, [kind, onDrawn])
  return { kind, choose: (next: AreaKind) => setKind((before) => (before === next ? null : next)), tool, drawn }
}
