import type { GraphQLSchema } from 'graphql'
import { useEffect, useRef } from 'react'
import { tableOfRun } from '../results/table-of-run.ts'
import type { Run } from '../runs/run.ts'
import { compareJson } from './compare-json.ts'
import { compareRows, type RowsComparison } from './compare-rows.ts'

/** Two answers side by side: rows that came, went or changed; else the places that differ. */
export const ComparisonDialog = ({ schema, before, after, onClose }: { schema: GraphQLSchema | null | undefined; before: Run; after: Run; onClose(): void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const [old, next] = schema ? [tableOfRun(schema, before), tableOfRun(schema, after)] : [null, null]
  const rows = old && next ? compareRows(old, next) : null
  return (
    <dialog ref={dialog} className="token-dialog comparison" aria-labelledby="comparison-title" onClose={onClose}>
      <h2 id="comparison-title">两次结果的差异 <span lang="en">What differs between two results</span></h2>
      <p>{timeOf(before)} → {timeOf(after)}</p>
      <div className="comparison-body" tabIndex={0}>{rows ? <RowChanges rows={rows} /> : <JsonChanges before={before} after={after} />}</div>
      <div className="token-dialog-buttons"><button type="button" className="primary" onClick={() => dialog.current?.close()}>关闭 Close</button></div>
    </dialog>
  )
}

const RowChanges = ({ rows: { added, removed, changed, same } }: { rows: RowsComparison }) => (
  <>
    <p role="status">新增 <span lang="en">added</span> {added.length} · 消失 <span lang="en">gone</span> {removed.length} · 变化 <span lang="en">changed</span> {changed.length} · 不变 <span lang="en">same</span> {same}</p>
    {added.length > 0 && <RowNames title="新增" titleEn="Added" mark="+" rows={added} />}
    {removed.length > 0 && <RowNames title="消失" titleEn="Gone" mark="−" rows={removed} />}
    {changed.length > 0 && (
      <section>
        <h3>变化 <span lang="en">Changed</span></h3>
        {changed.map(({ key, title, cells }) => (
          <table key={key}>
            <caption>{title} <code>{key}</code></caption>
            <tbody>{cells.map(({ column, before, after }) => <tr key={column}><th scope="row">{column}</th><td><del>{String(before ?? '–')}</del></td><td><ins>{String(after ?? '–')}</ins></td></tr>)}</tbody>
          </table>
        ))}
      </section>
    )}
  </>
)

const RowNames = ({ title, titleEn, mark, rows }: { title: string; titleEn: string; mark: string; rows: { key: string; title: string }[] }) => (
  <section>
    <h3>{title} <span lang="en">{titleEn}</span></h3>
    <ul>{rows.map((row) => <li key={row.key}><span aria-hidden="true">{mark}</span> {row.title} <code>{row.key}</code></li>)}</ul>
  </section>
)

const JsonChanges = ({ before, after }: { before: Run; after: Run }) => {
  const { changes, count } = compareJson(before.answer.data, after.answer.data)
  if (count === 0) return <p role="status">两次结果相同。<span lang="en">Both results are the same.</span></p>
  return (
    <>
      <p role="status">{count} 处不同{count > changes.length && `，列出前 ${changes.length} 处`} <span lang="en">places differ</span></p>
      <table>
        <tbody>{changes.map(({ path, before: old, after: next }) => <tr key={path}><th scope="row"><code>{path}</code></th><td><del>{shortJson(old)}</del></td><td><ins>{shortJson(next)}</ins></td></tr>)}</tbody>
      </table>
    </>
  )
}

const shortJson = (value: unknown): string => (value === undefined ? '–' : (JSON.stringify(value)?.slice(0, 200) ?? '–'))
const timeOf = ({ at }: Run): string => new Date(at).toLocaleString('zh-CN')
