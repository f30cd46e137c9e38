import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import type { ResourceData } from './resource-data.ts'

const texts = { title: { zh: '简介', en: 'Description' }, other: { zh: 'English description', en: '中文简介' } } as const

/** The description in the reader's language, the other one beneath it. */
export const Abstract = ({ resource: { description, descriptionEn } }: { resource: ResourceData }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const zh = { text: description, lang: 'zh-CN' }
  const en = { text: descriptionEn, lang: 'en' }
  const [first, second] = (language === 'en' ? [en, zh] : [zh, en]).filter(({ text }) => text)
  if (!first) return null
  return (
    <section aria-labelledby="abstract">
      <h2 id="abstract">{t.title}</h2>
      <Paragraphs text={first.text ?? ''} lang={first.lang} />
      {second && second.text !== first.text && <details className="abstract-other"><summary>{t.other}</summary><Paragraphs text={second.text ?? ''} lang={second.lang} /></details>}
    </section>
  )
}

const Paragraphs = ({ text, lang }: { text: string; lang: string }) => <div className="reading" lang={lang}>{text.split(/\n+/).map((paragraph, index) => <p key={index}>{paragraph}</p>)}</div>
