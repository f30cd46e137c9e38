import { useEffect } from 'react'
import { useText } from '../i18n/use-text.ts'

const texts = { site: { zh: '科源 · 国家科技资源图', en: 'Keyuan · the nation\'s science resources in one graph' } } as const

/** The title of the window; null until the page knows it. */
export const useTitle = (title: string | null): void => {
  const t = useText(texts)
  useEffect(() => {
    document.title = title === null || title === '' ? t.site : `${title} · ${t.site.split(' · ')[0]}`
  }, [title, t])
}
