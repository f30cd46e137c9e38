import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../i18n/use-text.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import './layout.css'

const texts = { skip: { zh: '跳到正文', en: 'Skip to the content' } } as const

export const Layout = ({ children }: { children: ReactNode }) => {
  const t = useText(texts)
  const main = useFocusOnNewPage()
  return (
    <>
      <a className="skip-link" href="#main" onClick={(event) => {
        event.preventDefault()
        main.current?.focus()
      }}>{t.skip}</a>
      <Header />
      <main id="main" ref={main} tabIndex={-1} className="page">{children}</main>
      <Footer />
    </>
  )
}

/** A page that was opened by a link begins at its top, for the eye and for a screen reader; another state of the same page stays where it is. */
const useFocusOnNewPage = () => {
  const main = useRef<HTMLElement>(null)
  const [path] = useLocation()
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [path])
  return main
}
