import { resourceAddress } from '../resource-address.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import type { ShownChangeFragment } from '../frozen/frozen.operations.ts'

const texts = {
  ADDED: { zh: '增加', en: 'Added' },
  CHANGED: { zh: '改变', en: 'Changed' },
  GONE: { zh: '不再', en: 'Gone' },
  kind: { zh: '变化', en: 'Change' },
  record: { zh: '记录', en: 'Record' },
  what: { zh: '原来 → 现在', en: 'Before → now' },
  nothing: { zh: '（空）', en: '(nothing)' },
  HIDDEN: { zh: '（不对您公开的记录）', en: '(a record that is not open to you)' },
  UNCHECKED: { zh: '（其来源此刻没有回答）', en: '(its source does not answer now)' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
} as const

/** Changes of two results, record by record: what was added, what changed from what to what, what is gone. */
export const ChangesTable = ({ changes }: { changes: readonly ShownChangeFragment[] }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const shown = (value: string | null): string => (value === null || value === '' ? t.nothing : value)
  return (
    <div className="table-scroll">
      <table className="changes-table">
        <thead><tr><th scope="col">{t.kind}</th><th scope="col">{t.record}</th><th scope="col">{t.what}</th></tr></thead>
        <tbody>
          {changes.map(({ kind, id, status, title, after, before, fields }, index) => (
            <tr key={index}>
              <td><span className={`badge ${kind === 'ADDED' ? 'good' : kind === 'GONE' ? 'bad' : ''}`}>{t[kind]}</span></td>
              <td>
                {status === 'HIDDEN' || status === 'UNCHECKED' ? <span className="secondary">{t[status]}</span> : id === null ? (title ?? summaryOf(after ?? before)) : <Link to={resourceAddress(id)}>{title ?? id}</Link>}
                {status === 'WITHDRAWN' && <span className="secondary small"> {t.WITHDRAWN}</span>}
              </td>
              <td>{fields.map((field) => <p key={field.path}>{language === 'en' ? field.titleEn : field.title}{language === 'en' ? ': ' : '：'}<del>{shown(field.before)}</del> → <ins>{shown(field.after)}</ins></p>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A row that is of no record, such as a count, is its values. */
const summaryOf = (row: unknown): string => Object.values(typeof row === 'object' && row !== null ? row : {}).filter((value) => typeof value === 'string' || typeof value === 'number').slice(0, 4).join(' · ')
