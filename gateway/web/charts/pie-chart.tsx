import { useId } from 'react'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { totalsOf } from './chart-data.ts'
import { ChartFrame, type ChartProps } from './chart-frame.tsx'
import { FoldedNote } from './folded-note.tsx'
import { shortened } from './label-text.ts'
import { SeriesPatterns, seriesFill } from './series-fill.tsx'
import { useMarks } from './use-marks.ts'

const texts = {
  description: { zh: (count: number, total: string) => `饼图：${count} 个部分，合计 ${total}。`, en: (count: number, total: string) => `Pie chart of ${count} parts of ${total}.` },
} as const

const RADIUS = 110
const ROW = 26

const point = (turn: number, radius: number): string => `${RADIUS + 4 + radius * Math.sin(turn * 2 * Math.PI)} ${RADIUS + 4 - radius * Math.cos(turn * 2 * Math.PI)}`
/** A whole ring cannot be one arc. */
const slice = (from: number, to: number): string => {
  const end = Math.min(to, from + 0.99999)
  const large = end - from > 0.5 ? 1 : 0
  return `M${point(from, RADIUS)}A${RADIUS} ${RADIUS} 0 ${large} 1 ${point(end, RADIUS)}L${point(end, RADIUS * 0.55)}A${RADIUS * 0.55} ${RADIUS * 0.55} 0 ${large} 0 ${point(from, RADIUS * 0.55)}Z`
}

/** Parts of a whole, each named beside it with its share: angles alone are hard to compare. */
export const PieChart = (props: ChartProps) => {
  const { data } = props
  const t = useText(texts)
  const format = useFormat()
  const id = useId()
  const totals = totalsOf(data)
  const whole = totals.reduce((sum, total) => sum + total, 0)
  const beside = (width: number): boolean => width > 520
  const rows = data.categories.length * ROW
  return (
    <ChartFrame {...props} height={(width) => (beside(width) ? Math.max(RADIUS * 2 + 8, rows + 8) : RADIUS * 2 + 24 + rows)} note={<FoldedNote folded={data.folded} />} description={t.description(data.categories.length, format.number(whole))}>
      {(width) => <><SeriesPatterns id={id} /><Slices {...props} totals={totals} whole={whole} left={beside(width) ? RADIUS * 2 + 40 : 4} top={beside(width) ? 4 : RADIUS * 2 + 20} width={width} id={id} /></>}
    </ChartFrame>
  )
}

interface SlicesProps extends ChartProps { totals: number[]; whole: number; left: number; top: number; width: number; id: string }

const Slices = ({ data: { categories }, totals, whole, left, top, width, id }: SlicesProps) => {
  const format = useFormat()
  const marks = useMarks(categories.length)
  const ends = totals.map((_total, at) => totals.slice(0, at + 1).reduce((sum, total) => sum + total, 0) / (whole || 1))
  return (
    <>
      {categories.map((category, at) => {
        const share = `${((totals[at] ?? 0) / (whole || 1) * 100).toFixed(1)}%`
        const label = `${category} · ${format.number(totals[at] ?? 0)} · ${share}`
        return (
          <g key={category} className="chart-mark" role="img" aria-label={label} {...marks(at)}>
            <title>{label}</title>
            <path d={slice(ends[at - 1] ?? 0, ends[at] ?? 0)} fill={seriesFill(id, at)} className="chart-slice" />
            <rect x={left} y={top + ROW * at + 4} width={16} height={16} fill={seriesFill(id, at)} />
            <text className="chart-name" x={left + 24} y={top + ROW * at + 12}>{shortened(label, width - left - 30)}</text>
          </g>
        )
      })}
    </>
  )
}
