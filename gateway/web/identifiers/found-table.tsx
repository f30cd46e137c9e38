import { useGraph } from '../graph/use-graph.ts'
import { ResourceTypes } from '../graph/types.operations.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { ListTools } from './list-tools.tsx'
import type { FoundResource } from './use-find.ts'

const texts = {
  title: { zh: (count: string) => `收录（${count}）`, en: (count: string) => `Here (${count})` },
  identifier: { zh: '标识符', en: 'Identifier' },
  resource: { zh: '资源', en: 'Resource' },
  type: { zh: '类型', en: 'Type' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  hidden: { zh: '（名称不公开）', en: '(title not open)' },
  file: { zh: '收录的标识符', en: 'identifiers-here' },
  address: { zh: '网址', en: 'Address' },
} as const

/** What is here, with the way to it. */
export const FoundTable = ({ found }: { found: readonly { value: string; resource: FoundResource }[] }) => {
  const t = useText(texts)
  const format = useFormat()
  const label = useLabel()
  const types = useGraph(ResourceTypes, {}, { skip: found.length === 0 })
  if (found.length === 0) return null
  const typeOf = (code: string | null): string => label(types.answer?.data.resourceTypes?.find((type) => type.code === code) ?? { label: code ?? '' })
  const nameOf = ({ title, titleEn }: FoundResource): string => label({ title, titleEn })
  const addressOf = ({ id }: FoundResource): string => `/resource/${encodeURIComponent(id)}`
  return (
    <section aria-labelledby="identifiers-found">
      <h3 id="identifiers-found">{t.title(format.number(found.length))}</h3>
      <ListTools values={found.map(({ value }) => value)} name={t.file} rows={[[t.identifier, 'id', t.resource, t.type, t.address], ...found.map(({ value, resource }) => [value, resource.id, nameOf(resource), typeOf(resource.resourceType), `${location.origin}${addressOf(resource)}`])]} />
      <table className="identifiers-table">
        <thead><tr><th scope="col">{t.identifier}</th><th scope="col">{t.resource}</th><th scope="col">{t.type}</th></tr></thead>
        <tbody>
          {found.map(({ value, resource }) => (
            <tr key={value}>
              <th scope="row">{value}</th>
              <td><Link to={addressOf(resource)}>{nameOf(resource) || (resource.status === 'WITHDRAWN' ? resource.id : t.hidden)}</Link> {resource.status === 'WITHDRAWN' && <span className="badge bad">{t.withdrawn}</span>}</td>
              <td>{typeOf(resource.resourceType)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
