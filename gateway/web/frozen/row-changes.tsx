import type { Column } from '../../../schema/rows/columns.ts'
import { type Cell, flattenRow } from '../../../schema/rows/flatten.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'

const texts = {
  ADDED: { zh: '新增', en: 'Added' },
  CHANGED: { zh: '有变', en: 'Changed' },
  GONE: { zh: '不再有', en: 'Gone' },
  hidden: { zh: '（其记录现不对您公开）', en: '(its record is not open to you now)' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  nothing: { zh: '（空）', en: '(nothing)' },
} as const

export interface ShownChange {
  kind: 'ADDED' | 'CHANGED' | 'GONE'
  id: string | null
  status: string
  fields: readonly string[]
  before: unknown
  after: unknown
}

const rowOf = (value: unknown): Readonly<Record<string, unknown>> | null => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null)

/** Rows that differ: what was added, what changed from what to what, what is gone. */
export const RowChanges = ({ changes, columns }: { changes: readonly ShownChange[]; columns: readonly Column[] }) => (
  <ul className="plain-list row-changes">{changes.map((change, index) => <Change key={index} change={change} columns={columns} />)}</ul>
)

const Change = ({ change: { kind, id, status, fields, before, after }, columns }: { change: ShownChange; columns: readonly Column[] }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const row = rowOf(after) ?? rowOf(before)
  const title = row === null ? null : typeof row.title === 'string' && row.title !== '' ? row.title : (id ?? summaryOf(row, columns))
  const differing = columns.filter(({ path }) => fields.some((field) => path === field || path.startsWith(`${field}.`)))
  return (
    <li>
      <span className={`badge ${kind === 'ADDED' ? 'good' : kind === 'GONE' ? 'bad' : ''}`}>{t[kind]}</span>{' '}
      {title === null ? <span className="secondary">{t.hidden}</span> : id === null ? title : <Link to={`/resource/${id}`}>{title}</Link>}
      {status === 'WITHDRAWN' && <span className="secondary">（{t.withdrawn}）</span>}
      {differing.length > 0 && (
        <dl className="frozen-facts">
          {differing.map((column) => <Field key={column.path} name={language === 'en' ? column.titleEn : column.title} before={cellOf(before, column)} after={cellOf(after, column)} nothing={t.nothing} />)}
        </dl>
      )}
    </li>
  )
}

const Field = ({ name, before, after, nothing }: { name: string; before: Cell; after: Cell; nothing: string }) => (
  <><dt>{name}</dt><dd><del>{before === null ? nothing : String(before)}</del> → <ins>{after === null ? nothing : String(after)}</ins></dd></>
)

const cellOf = (row: unknown, column: Column): Cell => flattenRow(rowOf(row), [column])[0]?.[0] ?? null

const summaryOf = (row: Readonly<Record<string, unknown>>, columns: readonly Column[]): string => (flattenRow(row, columns)[0] ?? []).filter((cell) => cell !== null).slice(0, 4).join(' · ')
