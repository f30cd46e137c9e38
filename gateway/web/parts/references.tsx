import { useState } from 'react'
import { bibtex } from '../../../schema/citation/bibtex.ts'
import type { Citation } from '../../../schema/citation/citation.ts'
import { gbT7714 } from '../../../schema/citation/gb-t-7714.ts'
import { ris } from '../../../schema/citation/ris.ts'
import { useText } from '../i18n/use-text.ts'
import { CopyButton } from './copy-button.tsx'
import { downloadText } from './download-text.ts'
import './references.css'

const texts = {
  form: { zh: '格式', en: 'Style' },
  download: { zh: '下载', en: 'Download' },
} as const

const STYLES = [
  { key: 'gbt', name: 'GB/T 7714—2015', write: gbT7714, suffix: 'txt', type: 'text/plain' },
  { key: 'bibtex', name: 'BibTeX', write: bibtex, suffix: 'bib', type: 'application/x-bibtex' },
  { key: 'ris', name: 'RIS', write: ris, suffix: 'ris', type: 'application/x-research-info-systems' },
] as const

/** The day in China, where the graph is: that of access. */
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** One reference in three styles, to copy and to download. `fileName` is without its suffix. */
export const References = ({ citation, fileName }: { citation: Citation; fileName: string }) => {
  const t = useText(texts)
  const [chosen, setChosen] = useState<(typeof STYLES)[number]['key']>('gbt')
  const style = STYLES.find(({ key }) => key === chosen) ?? STYLES[0]
  const text = style.write(citation)
  return (
    <>
      <fieldset className="row choices">
        <legend className="for-readers">{t.form}</legend>
        {STYLES.map(({ key, name }) => <label key={key}><input type="radio" name="style" value={key} checked={key === chosen} onChange={() => setChosen(key)} /> {name}</label>)}
      </fieldset>
      {style.key === 'gbt' ? <p className="reference" aria-live="polite">{text}</p> : <pre className="reference" tabIndex={0} aria-label={style.name}>{text}</pre>}
      <p className="row">
        <CopyButton text={text} />
        <button type="button" onClick={() => downloadText(`${safe(fileName)}.${style.suffix}`, style.type, text)}>{t.download}</button>
      </p>
    </>
  )
}

/** As a name that every file system takes. */
const safe = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '-')
