import { Chart } from '../charts/chart.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import type { AddressState } from '../state/use-address.ts'
import type { CubeState } from './cube-address.ts'
import type { CubeDimension } from './cube.operations.ts'
import { dimensions, measures } from './cube-dimensions.ts'
import { measured, numberOf } from './measured.ts'
import type { Pivot } from './pivot.ts'

const texts = {
  chart: { zh: '图', en: 'Chart' },
  bar: { zh: '条形图', en: 'Bars' },
  line: { zh: '折线图', en: 'Lines' },
  pie: { zh: '饼图', en: 'Pie' },
  none: { zh: '不画', en: 'None' },
  left: { zh: (count: string) => `图中不含没有取值的资源（${count}），见表。`, en: (count: string) => `Resources without a value (${count}) are in the table alone.` },
} as const

const KINDS = { bar: 'BAR', line: 'LINE', pie: 'PIE' } as const

/** The table as a picture: stacked by its columns where it has any; lines where its rows are years. */
export const CubeChart = ({ pivot, rows, columns, table: { state, addressWith } }: { pivot: Pivot; rows: readonly CubeDimension[]; columns: readonly CubeDimension[]; table: AddressState<CubeState> }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const format = useFormat()
  const time = rows.length === 1 && rows[0] === 'YEAR'
  const offered = (['bar', 'line', 'pie', 'none'] as const).filter((kind) => (kind === 'line' ? time : kind === 'pie' ? columns.length === 0 : true))
  const chosen = offered.find((kind) => kind === state.chart) ?? 'bar'
  const names = (list: readonly CubeDimension[], key: 'zh' | 'en'): string => list.map((dimension) => dimensions[dimension][key]).join(' › ')
  const column = (path: string, zh: string, en: string, kind: 'TEXT' | 'NUMBER') => ({ path, title: zh, titleEn: en, kind })
  // Where most have no value the bar of these would hide the others.
  const withoutValue = pivot.rows.find(({ keys }) => keys.every((key) => key === null))
  const cells = pivot.rows.flatMap((row, at) => {
    if (row === withoutValue) return []
    const label = row.labels.join(' › ')
    return columns.length === 0 ? [[label, '', numberOf(row.total)]] : pivot.columns.map((heading, index) => [label, heading.labels.join(' › '), numberOf(pivot.cells[at]?.[index] ?? null)])
  })
  return (
    <section aria-label={t.chart}>
      <nav className="view-switch no-print" aria-label={t.chart}>
        {offered.map((kind) => <Link key={kind} className="button" to={addressWith({ chart: kind })} {...(kind === chosen ? { 'aria-current': 'true' } : {})}>{t[kind]}</Link>)}
      </nav>
      {chosen !== 'none' && <Chart
        columns={[column('row', names(rows, 'zh'), names(rows, 'en'), 'TEXT'), column('column', names(columns, 'zh'), names(columns, 'en'), 'TEXT'), column('value', measures[state.measure].zh, measures[state.measure].en, 'NUMBER')]}
        rows={cells} picture={{ kind: KINDS[chosen], x: 'row', y: 'value', series: columns.length > 0 ? 'column' : null }}
        title={`${measures[state.measure][language]}${language === 'zh' ? '：' : ': '}${[names(rows, language), names(columns, language)].filter(Boolean).join(' × ')}`}
      />}
      {chosen !== 'none' && withoutValue && <p className="small secondary">{t.left(measured(withoutValue.total, format))}</p>}
    </section>
  )
}
