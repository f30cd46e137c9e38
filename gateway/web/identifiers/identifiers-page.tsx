import { useEffect, useMemo, useState } from 'react'
import { useShownOperation } from '../drawer/shown-operations.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { FoundTable } from './found-table.tsx'
import { FindIdentifiers } from './identifiers.operations.ts'
import { hashOf, readHash } from './identifiers-hash.ts'
import { MalformedTable } from './malformed-table.tsx'
import { MissingList } from './missing-list.tsx'
import { type ReadIdentifier, readIdentifiers } from './read-identifiers.ts'
import { useFind } from './use-find.ts'
import './identifiers.css'

const texts = {
  title: { zh: '批量查标识符', en: 'Look up identifiers' },
  intro: { zh: '粘贴至多 500 个 DOI、CSTR、ISBN、标准号、专利号或平台编号，看哪些在图里。一行一个即可；也可以直接粘贴 RIS、BibTeX、网页或参考文献，自动认出其中的标识符。', en: 'Paste up to 500 DOIs, CSTRs, ISBNs, numbers of standards, patents or platforms, and see which of them are here. One a line will do; RIS, BibTeX, a web page or a list of references as well: what is an identifier is found in them.' },
  field: { zh: '标识符', en: 'Identifiers' },
  example: { zh: '例如\n10.12074/202107.00066\nCSTR:16666.11.nbsdc.k9rzbmq3\nGBT 1355-2021', en: 'For example\n10.12074/202107.00066\nCSTR:16666.11.nbsdc.k9rzbmq3\nGBT 1355-2021' },
  read: { zh: (count: string) => `认出 ${count} 个`, en: (count: string) => `${count} found in the text` },
  twice: { zh: (count: string) => `重复 ${count} 个，各查一次`, en: (count: string) => `${count} repeated, asked for once` },
  odd: { zh: (count: string) => `格式有误 ${count} 个`, en: (count: string) => `${count} malformed` },
  beyond: { zh: (count: string) => `一次至多 500 个，其余 ${count} 个不查，请分批粘贴`, en: (count: string) => `at most 500 at once: the other ${count} are not looked up, paste them separately` },
  find: { zh: '查找', en: 'Look up' },
  stop: { zh: '停止', en: 'Stop' },
  resume: { zh: '继续', en: 'Go on' },
  clear: { zh: '清空', en: 'Clear' },
  progress: { zh: (done: string, all: string) => `已查 ${done} / ${all}`, en: (done: string, all: string) => `${done} of ${all} looked up` },
  outcome: { zh: (here: string, missing: string) => `收录 ${here} 个，未收录 ${missing} 个`, en: (here: string, missing: string) => `${here} here, ${missing} not` },
} as const

const MOST = 500

/** Which of these are here? */
export const IdentifiersPage = () => {
  const t = useText(texts)
  const format = useFormat()
  useTitle(t.title)
  const [pasted, setPasted] = useState(() => readHash(location.hash).join('\n'))
  const read = useMemo(() => readIdentifiers(pasted), [pasted])
  const wanted = useMemo(() => read.identifiers.slice(0, MOST).map(({ value }) => value), [read])
  const beyond = read.identifiers.length - wanted.length
  const { finding, find, resume, stop } = useFind()
  useShownOperation(finding ? FindIdentifiers : null, { identifiers: finding?.asked ?? [] }, null)

  const look = (values: readonly string[]): void => {
    history.replaceState(history.state, '', `${location.pathname}${location.search}${hashOf(values)}`)
    find(values)
  }
  // An address that somebody sent shows its outcome at once.
  useEffect(() => {
    const sent = readHash(location.hash)
    if (sent.length > 0) find(readIdentifiers(sent.join('\n')).identifiers.slice(0, MOST).map(({ value }) => value))
  }, [find])

  const entries = finding?.found.map((resource, at) => ({ value: finding.asked[at] ?? '', resource })) ?? []
  const here = entries.flatMap(({ value, resource }) => (resource ? [{ value, resource }] : []))
  const missing = entries.filter(({ resource }) => !resource).map(({ value }) => value)
  const linesOf = new Map(read.identifiers.map((identifier): [string, ReadIdentifier] => [identifier.value, identifier]))
  return (
    <>
      <h1>{t.title}</h1>
      <p className="reading">{t.intro}</p>
      <form className="identifiers-form" onSubmit={(event) => {
        event.preventDefault()
        look(wanted)
      }}>
        <label htmlFor="pasted">{t.field}</label>
        <textarea id="pasted" rows={10} spellCheck={false} value={pasted} placeholder={t.example} onChange={({ target }) => setPasted(target.value)} aria-describedby="pasted-read" />
        <p id="pasted-read" className="row" role="status">
          {pasted.trim() !== '' && <>
            <span className="badge good">{t.read(format.number(read.identifiers.length))}</span>
            {read.duplicates > 0 && <span className="badge">{t.twice(format.number(read.duplicates))}</span>}
            {read.malformed.length > 0 && <span className="badge bad">{t.odd(format.number(read.malformed.length))}</span>}
            {beyond > 0 && <span className="badge warn">{t.beyond(format.number(beyond))}</span>}
          </>}
        </p>
        <p className="row">
          <button type="submit" className="primary" disabled={wanted.length === 0}>{t.find}</button>
          {finding?.running && <button type="button" onClick={stop}>{t.stop}</button>}
          {finding && !finding.running && finding.found.length < finding.asked.length && <button type="button" onClick={resume}>{t.resume}</button>}
          {pasted !== '' && <button type="button" className="quiet" onClick={() => setPasted('')}>{t.clear}</button>}
        </p>
      </form>
      {finding && (
        <section aria-labelledby="identifiers-outcome">
          <h2 id="identifiers-outcome" aria-live="polite">{finding.running ? t.progress(format.number(finding.found.length), format.number(finding.asked.length)) : t.outcome(format.number(here.length), format.number(missing.length))}</h2>
          <progress max={finding.asked.length} value={finding.found.length} aria-label={t.progress(format.number(finding.found.length), format.number(finding.asked.length))} hidden={!finding.running} />
          {finding.failure && <FailureBox failure={finding.failure} retry={resume} />}
          <FoundTable found={here} />
          <MissingList missing={missing} />
        </section>
      )}
      <MalformedTable malformed={read.malformed} repeated={[...linesOf.values()].filter(({ times }) => times > 1)} />
    </>
  )
}
