import { csvText } from '../files/csv-text.ts'
import { saveFile } from '../files/save-file.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import type { CubeDimension, CubeMeasure } from './cube.operations.ts'
import { dimensions, measures } from './cube-dimensions.ts'
import { numberOf } from './measured.ts'
import type { Pivot } from './pivot.ts'

const texts = {
  csv: { zh: '下载此表 CSV', en: 'Download this table as CSV' },
  link: { zh: '复制此表的网址', en: 'Copy the address of this table' },
  total: { zh: '合计', en: 'Total' },
  file: { zh: '信息立方体', en: 'information-cube' },
} as const

/** To take the table along, or to send it. */
export const CubeTools = ({ pivot, rows, columns, measure }: { pivot: Pivot; rows: readonly CubeDimension[]; columns: readonly CubeDimension[]; measure: CubeMeasure }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const lines = () => [
    [...rows.map((dimension) => dimensions[dimension][language]), ...pivot.columns.map(({ labels }) => labels.join(' › ')), columns.length > 0 ? t.total : measures[measure][language]],
    ...pivot.rows.map((row, at) => [...row.labels, ...(pivot.cells[at] ?? []).map(numberOf), numberOf(row.total)]),
  ]
  return (
    <p className="row no-print">
      <button type="button" onClick={() => saveFile(csvText(lines()), 'text/csv;charset=utf-8', `${t.file}.csv`)}>{t.csv}</button>
      <CopyButton text={() => location.href} label={t.link} />
    </p>
  )
}
