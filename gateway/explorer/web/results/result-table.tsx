import { useState } from 'react'
import { BOM, csvLine } from '../../../../schema/rows/csv-line.ts'
import type { Cell } from '../../../../schema/rows/flatten.ts'
import { orderRows, type RowOrder, turned } from '../../../../schema/rows/order-rows.ts'
import type { ResultTable as Table } from './table-of-run.ts'

/** More lines than these are shown on demand. */
const SHOWN = 500

interface ResultTableProps {
  table: Table
  explode: string | null
  onExplode(path: string | null): void
  onList(path: string): void
}

/** Rows of an answer as a table: sorted by a click, columns to choose, ids as links, copied as CSV that no spreadsheet computes. */
export const ResultTable = ({ table, explode, onExplode, onList }: ResultTableProps) => {
  const { columns, hidden, total, nested, lists, list, isOfResources } = table
  const [order, setOrder] = useState<RowOrder | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isWhole, setIsWhole] = useState(false)
  const [said, setSaid] = useState('')
  const cells = orderRows(table.cells, (line) => line, columns, order)
  const shown = columns.map((column, at) => ({ ...column, at })).filter(({ path }) => !left.has(path))
  const lines = isWhole ? cells : cells.slice(0, SHOWN)

  const copy = async () => {
    const text = [shown.map(({ title }) => title), ...cells.map((row) => shown.map(({ at }) => row[at] ?? null))].map(csvLine).join('')
    await navigator.clipboard.writeText(BOM + text)
    setSaid(`已复制 ${cells.length} 行 / ${cells.length} rows copied`)
  }
  const toggle = (path: string) => {
    const next = new Set(left)
    if (!next.delete(path)) next.add(path)
    setLeft(next)
  }

  return (
    <div className="result-table">
      <div className="result-tools">
        <span>{cells.length} 行{total !== null && total !== cells.length ? `，共 ${total} 条` : ''} <span lang="en">rows{total !== null && total !== cells.length ? ` of ${total}` : ''}</span></span>
        {lists.length > 1 && (
          <label>列表 <span lang="en">List</span>
            <select value={list.path} onChange={({ currentTarget }) => onList(currentTarget.value)}>{lists.map(({ path }) => <option key={path} value={path}>{path}</option>)}</select>
          </label>
        )}
        {nested.length > 0 && (
          <label>嵌套列表 <span lang="en">Nested lists</span>
            <select value={explode ?? ''} onChange={({ currentTarget }) => onExplode(currentTarget.value || null)}>
              <option value="">合并在一格 joined</option>
              {nested.map((path) => <option key={path} value={path}>{path} 逐条成行 one line each</option>)}
            </select>
          </label>
        )}
        <details className="result-columns">
          <summary>列 <span lang="en">Columns</span> {shown.length}/{columns.length}</summary>
          <div>
            {columns.map(({ path, title }) => <label key={path}><input type="checkbox" checked={!left.has(path)} onChange={() => toggle(path)} /> {title} <code>{path}</code></label>)}
          </div>
        </details>
        <button type="button" onClick={() => void copy()}>复制 CSV <span lang="en">Copy as CSV</span></button>
        <span role="status">{said}</span>
      </div>
      {hidden > 0 && <p className="result-note">其中 {hidden} 行您无权查看，留空。<span lang="en">{hidden} of them are hidden from you and stay empty.</span></p>}
      <div className="result-scroll" tabIndex={0} role="region" aria-label="结果表 / Result table">
        <table>
          <thead>
            <tr>
              {shown.map(({ path, title, titleEn }) => (
                <th key={path} scope="col" aria-sort={order?.path === path ? (order.descending ? 'descending' : 'ascending') : 'none'}>
                  <button type="button" onClick={() => setOrder(turned(order, path))} title={`${titleEn}\n${path}`}>{title} {order?.path === path ? (order.descending ? '↓' : '↑') : ''}</button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((row, index) => (
              <tr key={index}>
                {shown.map(({ path, kind, at }) => <td key={path} className={kind === 'NUMBER' ? 'number' : undefined}><div><CellText cell={row[at] ?? null} isId={isOfResources && path === 'id'} /></div></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length < cells.length && <button type="button" onClick={() => setIsWhole(true)}>再显示 {cells.length - lines.length} 行 <span lang="en">more</span></button>}
    </div>
  )
}

const CellText = ({ cell, isId }: { cell: Cell; isId: boolean }) => {
  if (cell === null) return <span className="empty" aria-label="空 empty">–</span>
  if (isId) return <a href={new URL(`../resource/${encodeURIComponent(String(cell))}`, document.baseURI).href} target="_blank" rel="noreferrer">{String(cell)}</a>
  return <>{typeof cell === 'boolean' ? (cell ? '是 true' : '否 false') : String(cell)}</>
}
