import { csvText, type CsvCell } from '../files/csv-text.ts'
import { saveFile } from '../files/save-file.ts'
import { useText } from '../i18n/use-text.ts'
import { CopyButton } from '../parts/copy-button.tsx'

const texts = {
  copy: { zh: '复制标识符', en: 'Copy the identifiers' },
  csv: { zh: '下载 CSV', en: 'Download CSV' },
} as const

/** To take a list along. */
export const ListTools = ({ values, rows, name }: { values: readonly string[]; rows: readonly (readonly CsvCell[])[]; name: string }) => {
  const t = useText(texts)
  return (
    <p className="row no-print">
      <CopyButton text={values.join('\n')} label={t.copy} />
      <button type="button" onClick={() => saveFile(csvText(rows), 'text/csv;charset=utf-8', `${name}.csv`)}>{t.csv}</button>
    </p>
  )
}
