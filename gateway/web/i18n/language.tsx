import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { useSearch } from 'wouter'
import { chosenLanguage, type Language, rememberLanguage } from './chosen-language.ts'

interface LanguageChoice { language: Language; choose(language: Language): void }

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => undefined })

/** Chinese unless the address says `lang=en`, or the reader chose English before. */
export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const search = useSearch()
  const [chosen, setChosen] = useState<Language | null>(null)
  const language = chosenLanguage(search, chosen)
  useEffect(() => {
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  }, [language])
  const choice = useMemo<LanguageChoice>(() => ({
    language,
    choose: (next) => {
      rememberLanguage(next)
      setChosen(next)
      const address = new URL(location.href)
      if (next === 'en') address.searchParams.set('lang', 'en')
      else address.searchParams.delete('lang')
      // Wouter patches the history and so hears of it; the state of the page is in the rest of the address.
      history.replaceState(history.state, '', address)
    },
  }), [language])
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

export const useLanguage = (): LanguageChoice => useContext(LanguageContext)
