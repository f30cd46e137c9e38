import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { useMapScreen } from './map-screen.tsx'
import type { Point } from './projection.ts'

/** Pixels from the middle: ten times as many are seen to be more, and still find room. */
export const bubbleRadius = (count: number): number => (count === 1 ? 6 : 9 + 4.5 * Math.log10(count))

interface BubbleProps {
  point: Point
  count: number
  label: string
  /** What is written in it. */
  text: ReactNode
  kind?: 'middle' | 'large' | null
  expanded?: boolean
  open(): void
  mark: { tabIndex: number; ref: Ref<SVGGElement>; onFocus(): void; onKeyDown(event: KeyboardEvent): void }
}

/** A circle with a number, which is a button. */
export const Bubble = ({ point, count, label, text, kind = null, expanded, open, mark }: BubbleProps) => {
  const { at, size } = useMapScreen()
  const { x, y } = at(point)
  const radius = bubbleRadius(count)
  if (x < -radius || y < -radius || x > size.width + radius || y > size.height + radius) return null
  return (
    <g
      {...mark} className={`map-bubble${kind ? ` ${kind}` : ''}`} role="button" aria-label={label} aria-expanded={expanded} transform={`translate(${x} ${y})`}
      onClick={open} onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return mark.onKeyDown(event)
        event.preventDefault()
        open()
      }}
    >
      <title>{label}</title>
      <circle r={radius} />
      {count > 1 && <text>{text}</text>}
    </g>
  )
}
