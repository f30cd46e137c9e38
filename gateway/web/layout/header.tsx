import { useLocation } from 'wouter'
import { QueryDrawer } from '../drawer/query-drawer.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { SearchBox } from '../search/search-box.tsx'
import { SignInState } from '../viewer/sign-in-state.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { navigation } from './navigation.ts'

const texts = {
  name: { zh: '科源', en: 'Keyuan' },
  sections: { zh: '栏目', en: 'Sections' },
} as const

export const Header = () => {
  const t = useText(texts)
  const sections = useText(navigation.texts)
  const [path] = useLocation()
  return (
    <header className="site-header">
      <div className="page header-line">
        <Link to="/" className="brand"><span className="brand-mark" aria-hidden="true">源</span>{t.name}</Link>
        {path !== '/' && <div className="header-search"><SearchBox key={path === '/search' ? 'results' : 'elsewhere'} /></div>}
        <nav aria-label={t.sections} className="header-sections">
          {navigation.sections.map(({ to, text, outside }) => (
            outside ? <a key={to} href={to}>{sections[text]}</a> : <Link key={to} to={to} aria-current={path === to ? 'page' : undefined}>{sections[text]}</Link>
          ))}
        </nav>
        <div className="header-tools">
          <QueryDrawer />
          <LanguageSwitch />
          <SignInState />
        </div>
      </div>
    </header>
  )
}
