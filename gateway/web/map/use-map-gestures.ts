import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { fromScreen, type Pixel, type Point } from './projection.ts'
import type { MapState } from './use-map-view.ts'

/** What dragging does where it does not move the map: it leads from one place to another. */
export interface DragTool {
  drag(from: Point, to: Point): void
  end(from: Point, to: Point): void
}

interface Gestures {
  onTap?: ((place: Point) => void) | undefined
  tool?: DragTool | null | undefined
}

/** A finger trembles: less is a tap. */
const TAP_PIXELS = 5
const KEY_PIXELS = 80
const MOVES: Readonly<Record<string, Pixel>> = {
  ArrowLeft: { x: -KEY_PIXELS, y: 0 }, ArrowRight: { x: KEY_PIXELS, y: 0 }, ArrowUp: { x: 0, y: -KEY_PIXELS }, ArrowDown: { x: 0, y: KEY_PIXELS },
}

const distance = (a: Pixel, b: Pixel): number => Math.hypot(a.x - b.x, a.y - b.y)
const middle = (a: Pixel, b: Pixel): Pixel => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/** Mouse, pen, one finger, two fingers, wheel and keys, all as moves of one view. */
export const useMapGestures = ({ element, size, view, pan, zoom, home }: MapState, { onTap, tool }: Gestures) => {
  const pointers = useRef(new Map<number, Pixel>())
  const began = useRef<{ at: Pixel; place: Point; dragging: boolean } | null>(null)

  const pixelOf = (event: { clientX: number; clientY: number }): Pixel => {
    const { left = 0, top = 0 } = element.current?.getBoundingClientRect() ?? {}
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const placeOf = (at: Pixel): Point => (view && size ? fromScreen(view, size, at) : { lon: 0, lat: 0 })

  useEffect(() => {
    const observed = element.current
    if (!observed) return
    const wheel = (event: WheelEvent): void => {
      // A page that is scrolled over a map goes on scrolling; whoever means the map has touched it, or holds the key.
      if (!event.ctrlKey && !event.metaKey && !observed.contains(document.activeElement)) return
      event.preventDefault()
      const lines = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY
      zoom(-Math.max(-1, Math.min(1, lines / 240)), pixelOf(event))
    }
    // React listens passively, which could not stop the page from scrolling.
    observed.addEventListener('wheel', wheel, { passive: false })
    return () => observed.removeEventListener('wheel', wheel)
  }, [element, zoom])

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return
    const at = pixelOf(event)
    pointers.current.set(event.pointerId, at)
    began.current = pointers.current.size === 1 ? { at, place: placeOf(at), dragging: false } : null
  }

  const onPointerMove = (event: PointerEvent): void => {
    const before = pointers.current.get(event.pointerId)
    if (!before) return
    const at = pixelOf(event)
    const [other] = [...pointers.current].filter(([id]) => id !== event.pointerId).map(([, pixel]) => pixel)
    pointers.current.set(event.pointerId, at)
    if (other) {
      const [from, to] = [middle(before, other), middle(at, other)]
      pan({ x: from.x - to.x, y: from.y - to.y })
      return zoom(Math.log2(distance(at, other) / Math.max(1, distance(before, other))), to)
    }
    const start = began.current
    if (!start || (!start.dragging && distance(start.at, at) < TAP_PIXELS)) return
    if (!start.dragging) event.currentTarget.setPointerCapture(event.pointerId)
    start.dragging = true
    if (tool) tool.drag(start.place, placeOf(at))
    else pan({ x: before.x - at.x, y: before.y - at.y })
  }

  const onPointerUp = (event: PointerEvent): void => {
    const start = began.current
    pointers.current.delete(event.pointerId)
    began.current = null
    if (!start) return
    if (start.dragging) tool?.end(start.place, placeOf(pixelOf(event)))
    else onTap?.(start.place)
  }

  const onPointerCancel = (event: PointerEvent): void => {
    pointers.current.delete(event.pointerId)
    began.current = null
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const move = MOVES[event.key]
    if (move) pan(event.shiftKey ? { x: move.x * 3, y: move.y * 3 } : move)
    else if (event.key === '+' || event.key === '=') zoom(1)
    else if (event.key === '-' || event.key === '_') zoom(-1)
    else if (event.key === '0' || event.key === 'Home') home()
    else return
    event.preventDefault()
  }

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onKeyDown }
}
