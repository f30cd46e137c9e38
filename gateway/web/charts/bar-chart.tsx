import { useId } from 'react'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { totalsOf } from './chart-data.ts'
import { ChartFrame, type ChartProps } from './chart-frame.tsx'
import { FoldedNote } from './folded-note.tsx'
import { shortened, textWidth } from './label-text.ts'
import { SeriesLegend, SeriesPatterns, seriesFill } from './series-fill.tsx'
import { scaleBetween, ticks } from './ticks.ts'
import { useMarks } from './use-marks.ts'

const texts = {
  description: { zh: (count: string, x: string, largest: string, value: string) => `条形图：${count} 个${x}，最多的是${largest}，${value}。`, en: (count: string, x: string, largest: string, value: string) => `Bar chart of ${count} values of ${x}; the largest is ${largest} with ${value}.` },
} as const

const ROW = 28
const BAR = 18
const TOP = 8
const AXIS = 26

/** Bars from left to right, since names in Chinese are read in a row; stacked where there are series. */
export const BarChart = (props: ChartProps) => {
  const { data, xLabel } = props
  const t = useText(texts)
  const format = useFormat()
  const id = useId()
  const totals = totalsOf(data)
  const largest = totals.indexOf(Math.max(...totals))
  const height = TOP + ROW * data.categories.length + AXIS
  return (
    <ChartFrame
      {...props} height={() => height} note={<FoldedNote folded={data.folded} />} legend={<SeriesLegend id={id} names={data.series.map(({ name }) => name)} />}
      description={t.description(format.number(data.categories.length), xLabel, data.categories[largest] ?? '', format.number(totals[largest] ?? 0))}
    >
      {(width) => <Bars {...props} id={id} width={width} totals={totals} />}
    </ChartFrame>
  )
}

const Bars = ({ data: { categories, series }, width, totals, id }: ChartProps & { width: number; totals: number[]; id: string }) => {
  const format = useFormat()
  // Of a stack only what is there can be gone to.
  const present = categories.flatMap((_category, at) => series.flatMap(({ values }, part) => (series.length === 1 || values[at] ? [`${at} ${part}`] : [])))
  const marks = useMarks(present.length)
  const written = totals.map((total) => format.number(total))
  const nameWidth = Math.min(width * 0.38, Math.max(...categories.map((name) => textWidth(name)), 20) + 12)
  const valueWidth = Math.max(...written.map((text) => textWidth(text))) + 10
  const steps = ticks(Math.min(...totals, 0), Math.max(...totals), width < 500 ? 3 : 6, totals.every(Number.isInteger))
  const x = scaleBetween(steps[0] ?? 0, steps.at(-1) ?? 1, nameWidth, Math.max(nameWidth + 20, width - valueWidth))
  const bottom = TOP + ROW * categories.length
  return (
    <>
      <SeriesPatterns id={id} />
      <g aria-hidden="true">
        {steps.map((step) => <g key={step}><path className="chart-grid" d={`M${x(step)} ${TOP}V${bottom}`} /><text className="chart-tick" x={x(step)} y={bottom + 16} textAnchor="middle">{format.number(step)}</text></g>)}
      </g>
      {categories.map((category, at) => {
        const y = TOP + ROW * at + (ROW - BAR) / 2
        let end = 0
        return (
          <g key={category}>
            <text className="chart-name" x={nameWidth - 8} y={y + BAR / 2} textAnchor="end" aria-hidden="true"><title>{category}</title>{shortened(category, nameWidth - 10)}</text>
            {series.map(({ name, values }, part) => {
              const value = values[at] ?? 0
              const mark = present.indexOf(`${at} ${part}`)
              if (mark < 0) return null
              const begin = end
              end += value
              const [left, right] = [Math.min(x(begin), x(end)), Math.max(x(begin), x(end))]
              const label = [category, name, format.number(value)].filter(Boolean).join(' · ')
              return (
                <g key={name} className="chart-mark" role="img" aria-label={label} {...marks(mark)}>
                  <title>{label}</title>
                  <rect x={left} y={y} width={Math.max(value === 0 ? 0 : 1, right - left)} height={BAR} fill={seriesFill(id, part)} />
                </g>
              )
            })}
            <text className="chart-value" x={Math.max(x(0), x(totals[at] ?? 0)) + 6} y={y + BAR / 2} aria-hidden="true">{written[at]}</text>
          </g>
        )
      })}
    </>
  )
}
