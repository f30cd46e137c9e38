import { useFormat } from '../../i18n/use-format.ts'
import { useLabel } from '../../i18n/use-label.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Link } from '../../parts/link.tsx'
import { OutsideLink } from '../../parts/outside-link.tsx'
import { Facts } from '../facts.tsx'
import { isShown } from './is-shown.ts'
import { compactText } from './compact-text.ts'
import type { ChosenField } from './special-query.ts'

const texts = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' }, json: { zh: '展开', en: 'Show' }, untitled: { zh: '未名资源', en: 'Untitled' } } as const

type Values = Readonly<Record<string, unknown>>
const MOST_COLUMNS = 7

/** A value of any field, by what the schema says of its type. */
export const SpecialValue = ({ field, value }: { field: ChosenField; value: unknown }) => {
  const values = (Array.isArray(value) ? value : [value]).filter(isShown)
  if (field.type.kind === 'object' && field.type.entity === null) return <ObjectValues field={field} values={values as Values[]} />
  if (values.length === 1) return <OneValue field={field} value={values[0]} />
  return <ul className="value-list">{values.map((one, index) => <li key={index}><OneValue field={field} value={one} /></li>)}</ul>
}

const ObjectValues = ({ field, values }: { field: ChosenField; values: readonly Values[] }) => {
  const { language } = useLanguage()
  const format = useFormat()
  const compact = values.map((value) => compactText(field.type.name, value, format))
  if (compact.every((text) => text !== null)) return compact.length === 1 ? <>{compact[0]}</> : <ul className="value-list">{compact.map((text, index) => <li key={index}>{text}</li>)}</ul>
  const columns = field.fields.filter(({ name }) => values.some((value) => isShown(value[name])))
  if (values.length === 1 || columns.length > MOST_COLUMNS) {
    return <>{values.map((value, index) => <Facts key={index} nested facts={columns.filter(({ name }) => isShown(value[name])).map((inner) => ({ label: inner.label[language], note: inner.note[language], value: <SpecialValue field={inner} value={value[inner.name]} /> }))} />)}</>
  }
  return (
    <div className="wide-table" role="region" aria-label={field.label[language]} tabIndex={0}>
      <table>
        <thead><tr>{columns.map((column) => <th key={column.name} scope="col" title={column.note[language]}>{column.label[language]}</th>)}</tr></thead>
        <tbody>{values.map((value, index) => <tr key={index}>{columns.map((column) => <td key={column.name}>{isShown(value[column.name]) && <SpecialValue field={column} value={value[column.name]} />}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}

const OneValue = ({ field, value }: { field: ChosenField; value: unknown }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const label = useLabel()
  const { type } = field
  if (type.kind === 'enum') return <>{type.values.get(String(value))?.[language] ?? String(value)}</>
  if (type.kind === 'scalar') return <ScalarValue name={type.name} value={value} />
  const { id, title, titleEn, name, nameEn } = value as { id: string; title?: string | null; titleEn?: string | null; name?: string | null; nameEn?: string | null }
  const words = label({ title: title ?? name, titleEn: titleEn ?? nameEn })
  return type.entity === 'resource' ? <Link to={`/resource/${id}`}>{words || t.untitled}</Link> : <>{words || id}</>
}

const ScalarValue = ({ name, value }: { name: string; value: unknown }) => {
  const t = useText(texts)
  const format = useFormat()
  if (typeof value === 'boolean') return <>{value ? t.yes : t.no}</>
  if (typeof value === 'number') return <>{format.number(value)}</>
  if (typeof value === 'object') return <details><summary>{t.json}</summary><pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre></details>
  const text = String(value)
  switch (name) {
    case 'Decimal': return <>{format.number(text)}</>
    case 'Date':
    case 'PartialDate': return <>{format.partialDate(text)}</>
    case 'DateTime': return <>{format.dateTime(text)}</>
    case 'URL': return <OutsideLink url={text} />
    default: return <span className="said">{text}</span>
  }
}
