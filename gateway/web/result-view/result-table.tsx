import { useMemo, useState } from 'react'
import type { Column } from '../../../schema/rows/columns.ts'
import { type Cell, flattenRow } from '../../../schema/rows/flatten.ts'
import { orderRows, type RowOrder, turned } from '../../../schema/rows/order-rows.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { columnsToShow } from './columns-to-show.ts'
import { useTypeNames } from './use-type-names.ts'
import './result-table.css'

const texts = {
  rows: { zh: '结果表', en: 'Results' },
  hidden: { zh: '（不对您公开的记录）', en: '(a record that is not open to you)' },
  more: { zh: (n: string) => `再显示 ${n} 行`, en: (n: string) => `Show ${n} more rows` },
  up: { zh: '升序', en: 'ascending' },
  down: { zh: '降序', en: 'descending' },
} as const

/** So many rows are drawn at first and with each step. */
const STEP = 100
/** What the graph calls the id of a record, in a row that is one. */
const ID = 'id'
const TITLE = 'title'
/** A code in the graph, so that partners' types are equals; a name to a reader. */
const TYPE = 'resourceType'

interface TableProps {
  columns: readonly Column[]
  rows: readonly Row[]
  /** Columns to show, in order; all of them where null. */
  shown?: readonly string[] | null
  explode?: string | null
}

interface Line { cells: Cell[]; id: string | null; hidden: boolean }

/** Rows as a table: a click on a head sorts, a title leads to its record. Values are text and never markup. */
export const ResultTable = ({ columns, rows, shown = null, explode = null }: TableProps) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  const typeName = useTypeNames(columns.some(({ path }) => path === TYPE))
  const [order, setOrder] = useState<RowOrder | null>(null)
  const [limit, setLimit] = useState(STEP)
  const wanted = useMemo(() => columnsToShow(columns, shown), [columns, shown])
  const lines = useMemo(() => rows.flatMap((row): Line[] => flattenRow(row, wanted, explode).map((cells) => ({ cells, id: typeof row?.[ID] === 'string' ? row[ID] : null, hidden: row === null }))), [rows, wanted, explode])
  const ordered = useMemo(() => orderRows(lines, ({ cells }) => cells, wanted, order), [lines, wanted, order])
  return (
    <>
      <div className="result-table" tabIndex={0} role="region" aria-label={t.rows}>
        <table>
          <thead>
            <tr>
              {wanted.map((column) => (
                <th key={column.path} scope="col" aria-sort={order?.path !== column.path ? 'none' : order.descending ? 'descending' : 'ascending'} className={column.kind === 'NUMBER' ? 'number' : undefined}>
                  <button type="button" className="quiet" onClick={() => setOrder(turned(order, column.path))}>{language === 'en' ? column.titleEn : column.title}<span aria-hidden="true">{order?.path === column.path ? (order.descending ? ' ↓' : ' ↑') : ''}</span></button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, limit).map(({ cells, id, hidden }, index) => (
              <tr key={index}>
                {hidden
                  ? <td colSpan={wanted.length} className="secondary">{t.hidden}</td>
                  : cells.map((cell, at) => <td key={at} className={wanted[at]?.kind === 'NUMBER' ? 'number' : undefined}>{id !== null && wanted[at]?.path === TITLE ? <Link to={`/resource/${id}`}>{cell ?? id}</Link> : wanted[at]?.path === TYPE && typeof cell === 'string' ? typeName(cell) : shownCell(cell, wanted[at], format.number)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > limit && <p><button type="button" onClick={() => setLimit(limit + STEP)}>{t.more(format.number(Math.min(STEP, lines.length - limit)))}</button></p>}
    </>
  )
}

const shownCell = (cell: Cell, column: Column | undefined, number: (value: number | string) => string): string => {
  if (cell === null) return ''
  if (column?.kind === 'NUMBER' && (typeof cell === 'number' || /^-?\d{4,}(\.\d+)?$/.test(String(cell)))) return number(typeof cell === 'boolean' ? 0 : cell)
  return String(cell)
}
