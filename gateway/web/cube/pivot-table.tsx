import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { searchAddress, type SearchState } from '../search/search-address.ts'
import type { AddressState } from '../state/use-address.ts'
import type { CubeState } from './cube-address.ts'
import type { CubeDimension } from './cube.operations.ts'
import { dimensions, measures } from './cube-dimensions.ts'
import { searchOfCell } from './cube-variables.ts'
import { DrillLink } from './drill-link.tsx'
import { measured } from './measured.ts'
import type { Cell, Heading, Pivot } from './pivot.ts'

const texts = {
  caption: { zh: (measure: string, rows: string, columns: string) => `${measure}：${rows}${columns ? ` × ${columns}` : ''}`, en: (measure: string, rows: string, columns: string) => `${measure}: ${rows}${columns ? ` × ${columns}` : ''}` },
  total: { zh: '合计', en: 'Total' },
  withheld: { zh: '此格含不可读取的数值，故隐去', en: 'Withheld: one value in it may not be read' },
} as const

interface PivotTableProps {
  pivot: Pivot
  rows: readonly CubeDimension[]
  columns: readonly CubeDimension[]
  total: string | null
  table: AddressState<CubeState>
  search: AddressState<SearchState>
}

/** The table; every number leads to the resources that it counts. */
export const PivotTable = ({ pivot, rows, columns, total, table, search }: PivotTableProps) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  const name = (dimension: CubeDimension): string => dimensions[dimension][language]
  const crossed = columns.length > 0
  const caption = t.caption(measures[table.state.measure][language], rows.map(name).join(' › '), columns.map(name).join(' › '))
  const number = (cell: Cell | null, key?: string) => <td key={key} className="number"><Value cell={cell} search={search.state} /></td>
  return (
    <div className="cube-table" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {rows.map((dimension) => <th key={dimension} scope="col">{name(dimension)}</th>)}
            {pivot.columns.map((column) => <th key={JSON.stringify(column.keys)} scope="col" className="number">{column.labels.join(' › ')}</th>)}
            <th scope="col" className="number">{crossed ? t.total : measures[table.state.measure][language]}</th>
          </tr>
        </thead>
        <tbody>
          {pivot.rows.map((row, at) => (
            <tr key={JSON.stringify(row.keys)}>
              <RowHeadings row={row} before={pivot.rows[at - 1]} rows={rows} table={table} search={search} />
              {pivot.cells[at]?.map((cell, column) => number(cell, JSON.stringify(pivot.columns[column]?.keys)))}
              {number(row.total)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={rows.length}>{t.total}</th>
            {pivot.columns.map((column) => number(column.total, JSON.stringify(column.keys)))}
            <td className="number">{table.state.measure === 'COUNT' && total !== null ? format.number(total) : ''}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** The names of a row; of two, the first stands once for its group. */
const RowHeadings = ({ row, before, rows, table, search }: { row: Heading; before: Heading | undefined; rows: readonly CubeDimension[]; table: AddressState<CubeState>; search: AddressState<SearchState> }) => rows.map((dimension, at) => {
  const again = at === 0 && rows.length > 1 && before?.keys[0] === row.keys[0]
  return (
    <th key={dimension} scope="row" className={again ? 'again' : ''}>
      <span className={again ? 'for-readers' : ''}>{row.labels[at]}</span>
      {!again && <DrillLink dimension={dimension} at={at} heading={row} table={table} search={search} />}
    </th>
  )
})

const Value = ({ cell, search }: { cell: Cell | null; search: SearchState }) => {
  const t = useText(texts)
  const format = useFormat()
  const opened = cell && searchOfCell(search, cell.filter)
  const text = measured(cell, format)
  if (!opened || text === '') return text === '—' ? <span title={t.withheld}>—</span> : text
  return <Link to={searchAddress(opened)} {...(text === '—' ? { title: t.withheld } : {})}>{text}</Link>
}
