import { type RefObject, useCallback, useRef, useState } from 'react'
import type { Box } from './box.ts'
import type { MapView, Pixel, Size } from './projection.ts'
import { useElementSize } from './use-element-size.ts'
import { bounded, HOME_BOX, panned, viewOfBox, zoomed } from './view.ts'

export interface MapState {
  element: RefObject<HTMLDivElement | null>
  /** Null until the page is laid out. */
  size: Size | null
  view: MapView | null
  /** Shows a box, or a view. */
  show(target: Box | MapView, deepest?: number): void
  pan(by: Pixel): void
  zoom(by: number, at?: Pixel): void
  home(): void
}

interface Options {
  /** What is shown first and again by "whole map"; China unless told. */
  begin?: Box | MapView
  /** How near a small box is looked at. */
  deepest?: number
}

/** Where a map looks. It begins when its size is known, and a change of size keeps the centre. */
export const useMapView = ({ begin = HOME_BOX, deepest }: Options = {}): MapState => {
  const element = useRef<HTMLDivElement>(null)
  const size = useElementSize(element)
  const [moved, setMoved] = useState<MapView | null>(null)
  const first = useRef(begin)
  const viewOf = useCallback((target: Box | MapView, within: Size, most = deepest): MapView => ('zoom' in target ? bounded(target, within) : viewOfBox(target, within, most)), [deepest])
  const view = size && (moved ? bounded(moved, size) : viewOf(first.current, size))
  const change = useCallback((next: (view: MapView, size: Size) => MapView) => {
    if (size) setMoved((before) => next(before ? bounded(before, size) : viewOf(first.current, size), size))
  }, [size, viewOf])
  return {
    element, size, view,
    show: useCallback((target, most) => change((_view, within) => viewOf(target, within, most)), [change, viewOf]),
    pan: useCallback((by) => change((before, within) => panned(before, within, by)), [change]),
    zoom: useCallback((by, at) => change((before, within) => zoomed(before, within, by, at)), [change]),
    home: useCallback(() => setMoved(null), []),
  }
}
