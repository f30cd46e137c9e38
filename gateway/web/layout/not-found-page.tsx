import { useText } from '../i18n/use-text.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Link } from '../parts/link.tsx'
import { useTitle } from './use-title.ts'

const texts = {
  title: { zh: '没有这个网页', en: 'There is no such page' },
  home: { zh: '回到首页', en: 'Home' },
  search: { zh: '检索全部资源', en: 'Search all resources' },
} as const

export const NotFoundPage = () => {
  const t = useText(texts)
  useTitle(t.title)
  return <EmptyState title={t.title}><p className="row"><Link to="/" className="button">{t.home}</Link><Link to="/search" className="button">{t.search}</Link></p></EmptyState>
}
