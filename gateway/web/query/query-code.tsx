import { useState } from 'react'
import { useText } from '../i18n/use-text.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { type CodeLanguage, codeSample, dataAddress, languageNames, languages, type Sample } from './code-samples.ts'

const texts = {
  title: { zh: '在程序中使用', en: 'Use it in code' },
  intro: { zh: '同一查询有固定的网址，参数写在问号之后；下列代码照抄即可运行。', en: 'The query has addresses of its own, its parameters after the question mark. The code below runs as it is.' },
  language: { zh: '语言', en: 'Language' },
} as const

const formats = ['json', 'csv', 'xlsx', 'jsonl', 'ris', 'bib'] as const

/** Addresses and code of the query with the parameters as they are now. */
export const QueryCode = (sample: Sample) => {
  const t = useText(texts)
  const [language, setLanguage] = useState<CodeLanguage>('curl')
  const code = codeSample(language, sample)
  return (
    <details className="query-code">
      <summary>{t.title}</summary>
      <p className="secondary">{t.intro}</p>
      <p className="row">{formats.map((format) => <a key={format} className="button" href={dataAddress({ ...sample, origin: '' }, format)} download={format === 'json' ? undefined : ''}>.{format}</a>)}</p>
      <div className="row" role="group" aria-label={t.language}>
        {languages.map((each) => <button key={each} type="button" aria-pressed={each === language} className={each === language ? 'primary' : ''} onClick={() => setLanguage(each)}>{languageNames[each]}</button>)}
        <CopyButton text={code} />
      </div>
      <pre tabIndex={0} aria-label={languageNames[language]}>{code}</pre>
    </details>
  )
}
