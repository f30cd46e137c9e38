import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { searchAddress } from '../search/search-address.ts'
import type { ResourceData } from './resource-data.ts'

const texts = { keywords: { zh: '关键词', en: 'Keywords' }, disciplines: { zh: '学科', en: 'Disciplines' }, class: { zh: '目录类目', en: 'Directory class' } } as const

/** What it is about: each word leads to all that is about the same. */
export const Subjects = ({ resource: { keywords, keywordsEn, disciplines, category } }: { resource: ResourceData }) => {
  const t = useText(texts)
  const label = useLabel()
  const words = [...new Set([...(keywords ?? []), ...(keywordsEn ?? [])])]
  const groups = [
    { name: t.keywords, links: words.map((word) => ({ text: word, to: searchAddress({ keyword: [word] }) })) },
    { name: t.disciplines, links: (disciplines ?? []).map((one) => ({ text: label(one) || one.code, to: searchAddress({ discipline: [one.code] }) })) },
    { name: t.class, links: category ? [{ text: label(category) || category.code, to: searchAddress({ category: [category.code] }) }] : [] },
  ]
  const known = groups.filter(({ links }) => links.length > 0)
  if (known.length === 0) return null
  return (
    <div className="subjects">
      {known.map(({ name, links }) => (
        <div key={name} className="subject-group">
          <span className="subject-name">{name}</span>
          <ul className="plain-list row">{links.map(({ text, to }) => <li key={to}><Link to={to} className="subject">{text}</Link></li>)}</ul>
        </div>
      ))}
    </div>
  )
}
