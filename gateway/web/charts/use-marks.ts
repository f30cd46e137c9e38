import { type KeyboardEvent, useRef, useState } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Marks of a picture as one stop of the Tab key, with arrow keys from one to the next. */
export const useMarks = (count: number) => {
  const [current, setCurrent] = useState(0)
  const marks = useRef(new Map<number, SVGGElement>())
  const shown = Math.min(current, Math.max(0, count - 1))
  const go = (to: number): void => {
    setCurrent(to)
    marks.current.get(to)?.focus()
  }
  return (at: number) => ({
    tabIndex: at === shown ? 0 : -1,
    ref: (element: SVGGElement | null) => {
      if (element) marks.current.set(at, element)
      else marks.current.delete(at)
    },
    onFocus: () => setCurrent(at),
    onKeyDown: (event: KeyboardEvent) => {
      const step = STEPS[event.key]
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1 : step === undefined ? null : at + step
      if (to === null || to < 0 || to >= count) return
      event.preventDefault()
      event.stopPropagation()
      go(to)
    },
  })
}
