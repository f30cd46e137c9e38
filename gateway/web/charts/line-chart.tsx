import { useId } from 'react'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { ChartFrame, type ChartProps } from './chart-frame.tsx'
import { SeriesLegend, SeriesPatterns } from './series-fill.tsx'
import { textWidth } from './label-text.ts'
import { scaleBetween, ticks } from './ticks.ts'
import { useMarks } from './use-marks.ts'

const texts = {
  description: { zh: (x: string, from: string, to: string, series: number) => `折线图：${x}从 ${from} 到 ${to}，${series} 条线。`, en: (x: string, from: string, to: string, series: number) => `Line chart of ${x} from ${from} to ${to}, ${series} lines.` },
} as const

const HEIGHT = 320
const BOTTOM = 30
const TOP = 14

/** A line over time for each series; a year without a value is a gap, not a zero. */
export const LineChart = (props: ChartProps) => {
  const { data, xLabel } = props
  const t = useText(texts)
  const id = useId()
  return (
    <ChartFrame {...props} height={() => HEIGHT} legend={<SeriesLegend id={id} names={data.series.map(({ name }) => name)} />} description={t.description(xLabel, data.categories[0] ?? '', data.categories.at(-1) ?? '', data.series.length)}>
      {(width) => <><SeriesPatterns id={id} /><Lines {...props} width={width} /></>}
    </ChartFrame>
  )
}

/** Runs of places that have a value. */
const runs = (values: readonly (number | null)[]): number[][] => values.reduce<number[][]>((found, value, at) => {
  if (value === null) return found
  const last = found.at(-1)
  if (last?.at(-1) === at - 1) last.push(at)
  else found.push([at])
  return found
}, [])

const Lines = ({ data: { categories, series }, width }: ChartProps & { width: number }) => {
  const format = useFormat()
  const present = series.flatMap(({ values }, part) => values.flatMap((value, at) => (value === null ? [] : [`${part} ${at}`])))
  const marks = useMarks(present.length)
  const all = series.flatMap(({ values }) => values).filter((value) => value !== null)
  const steps = ticks(Math.min(...all, 0), Math.max(...all, 0), 5, all.every(Number.isInteger))
  const left = Math.max(...steps.map((step) => textWidth(format.number(step)))) + 10
  const y = scaleBetween(steps[0] ?? 0, steps.at(-1) ?? 1, HEIGHT - BOTTOM, TOP)
  const x = scaleBetween(0, Math.max(1, categories.length - 1), left + 8, width - 18)
  const every = Math.ceil(categories.length / Math.max(1, Math.floor((width - left) / (textWidth(categories[0] ?? '') + 18))))
  return (
    <>
      <g aria-hidden="true">
        {steps.map((step) => <g key={step}><path className="chart-grid" d={`M${left} ${y(step)}H${width}`} /><text className="chart-tick" x={left - 6} y={y(step) + 4} textAnchor="end">{format.number(step)}</text></g>)}
        {categories.map((category, at) => (at % every === 0 ? <text key={category} className="chart-tick" x={x(at)} y={HEIGHT - 8} textAnchor="middle">{category}</text> : null))}
      </g>
      {series.map(({ name, values }, part) => (
        <g key={name} className={`chart-line series-line-${part % 8}`}>
          {runs(values).map((run) => <path key={run[0]} d={`M${run.map((at) => `${x(at)} ${y(values[at] ?? 0)}`).join('L')}`} />)}
          {values.map((value, at) => {
            if (value === null) return null
            const label = [categories[at], name, format.number(value)].filter(Boolean).join(' · ')
            return <g key={categories[at]} className="chart-mark" role="img" aria-label={label} {...marks(present.indexOf(`${part} ${at}`))}><title>{label}</title><circle cx={x(at)} cy={y(value)} r={4} /></g>
          })}
        </g>
      ))}
    </>
  )
}
