import { type RefObject, useEffect, useState } from 'react'
import type { Size } from './projection.ts'

/** The size of an element, and again whenever it changes; null until it is known. */
export const useElementSize = (element: RefObject<Element | null>): Size | null => {
  const [size, setSize] = useState<Size | null>(null)
  useEffect(() => {
    const observed = element.current
    if (!observed) return
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {}
      if (width > 0 && height > 0) setSize({ width, height })
    })
    observer.observe(observed)
    return () => observer.disconnect()
  }, [element])
  return size
}
