import { lazy, Suspense } from 'react'
import type { Column } from '../../../schema/rows/columns.ts'
import type { Cell } from '../../../schema/rows/flatten.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { BarChart } from './bar-chart.tsx'
import { chartData } from './chart-data.ts'
import { LineChart } from './line-chart.tsx'
import { PieChart } from './pie-chart.tsx'
import type { Picture } from './picture.ts'
import { SERIES } from './series-fill.tsx'

const texts = {
  others: { zh: '其他', en: 'Others' },
  none: { zh: '（无）', en: '(none)' },
  rows: { zh: '条数', en: 'Rows' },
  title: { zh: (y: string, x: string) => `${y}，按${x}`, en: (y: string, x: string) => `${y} by ${x}` },
} as const

// Coastlines are big, and most pictures are no maps.
const RowsMap = lazy(async () => ({ default: (await import('../map/rows-map.tsx')).RowsMap }))

interface ChartOfTable {
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
  picture: Picture
  title?: string
}

/** A picture of a table: `picturesFor(columns, rows)` says which there are. */
export const Chart = ({ columns, rows, picture, title }: ChartOfTable) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const named = (path: string | null): string => {
    const column = columns.find((each) => each.path === path)
    return column ? (language === 'en' ? column.titleEn : column.title) : t.rows
  }
  if (picture.kind === 'MAP') return <Suspense fallback={null}><RowsMap columns={columns} rows={rows} lon={picture.x} lat={picture.y ?? ''} title={title ?? ''} /></Suspense>
  const data = chartData(columns, rows, picture, { others: t.others, none: t.none, series: SERIES, ...(picture.kind === 'PIE' ? { categories: SERIES } : {}) })
  const props = { data, xLabel: named(picture.x), yLabel: named(picture.y), title: title ?? t.title(named(picture.y), named(picture.x)) }
  switch (picture.kind) {
    case 'LINE': return <LineChart {...props} />
    case 'PIE': return <PieChart {...props} />
    default: return <BarChart {...props} />
  }
}
