import { useState } from 'react'
import { bibtex } from '../../../schema/citation/bibtex.ts'
import { citationOf } from '../../../schema/citation/citation-of.ts'
import { gbT7714 } from '../../../schema/citation/gb-t-7714.ts'
import { ris } from '../../../schema/citation/ris.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useText } from '../i18n/use-text.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { FailureBox } from '../parts/failure-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { ResourceCitation } from './citation-query.ts'
import { downloadText } from './download-text.ts'

const texts = {
  title: { zh: '如何引用', en: 'How to cite' },
  form: { zh: '格式', en: 'Style' },
  download: { zh: '下载', en: 'Download' },
  gbt: { zh: 'GB/T 7714', en: 'GB/T 7714' },
} as const

const STYLES = [
  { key: 'gbt', name: 'GB/T 7714—2015', write: gbT7714, suffix: 'txt', type: 'text/plain' },
  { key: 'bibtex', name: 'BibTeX', write: bibtex, suffix: 'bib', type: 'application/x-bibtex' },
  { key: 'ris', name: 'RIS', write: ris, suffix: 'ris', type: 'application/x-research-info-systems' },
] as const

/** The day in China, where the graph is: that of access. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** One reference in three styles. */
export const HowToCite = ({ id }: { id: string }) => {
  const t = useText(texts)
  const { answer, failure, retry } = useGraph(ResourceCitation, { id }, { keep: false })
  const [chosen, setChosen] = useState<(typeof STYLES)[number]['key']>('gbt')
  const style = STYLES.find(({ key }) => key === chosen) ?? STYLES[0]
  const resource = answer?.data.resource
  const text = resource ? style.write(citationOf(resource, { accessed: today(), origin: location.origin })) : null
  return (
    <section className="card cite" aria-labelledby="cite">
      <h2 id="cite">{t.title}</h2>
      <fieldset className="row choices">
        <legend className="for-readers">{t.form}</legend>
        {STYLES.map(({ key, name }) => <label key={key}><input type="radio" name="style" value={key} checked={key === chosen} onChange={() => setChosen(key)} /> {name}</label>)}
      </fieldset>
      {failure && <FailureBox failure={failure} retry={retry} />}
      {text === null ? !failure && <Skeleton lines={2} /> : (
        <>
          {style.key === 'gbt' ? <p className="reference" aria-live="polite">{text}</p> : <pre className="reference" tabIndex={0} aria-label={style.name}>{text}</pre>}
          <p className="row">
            <CopyButton text={text} />
            <button type="button" onClick={() => downloadText(`${fileName(id)}.${style.suffix}`, style.type, text)}>{t.download}</button>
          </p>
        </>
      )}
    </section>
  )
}

/** An id as a name that every file system takes. */
const fileName = (id: string): string => id.replace(/[^A-Za-z0-9._-]/g, '-')
