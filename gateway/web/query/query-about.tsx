import { useState } from 'react'
import { ask } from '../graph/ask.ts'
import { newMutationId } from '../graph/mutation-id.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { explorerAddress } from '../drawer/explorer-address.ts'
import type { ShownQuery } from './query-page.tsx'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { QueryDifference, QueryVersions, RestoreQueryVersion } from './query.operations.ts'

const texts = {
  title: { zh: '查询文本与历次版本', en: 'The query and its versions' },
  open: { zh: '在查询浏览器中打开', en: 'Open in the explorer' },
  versions: { zh: '历次版本', en: 'Versions' },
  version: { zh: (n: number) => `第 ${n} 版`, en: (n: number) => `Version ${n}` },
  present: { zh: '现行', en: 'present' },
  restore: { zh: '恢复此版', en: 'Bring it back' },
  compare: { zh: '与前一版比较', en: 'Compare with the one before' },
  changes: { zh: '图的变化对它的影响', en: 'What changes of the graph did to it' },
  REWRITTEN: { zh: '已自动改写', en: 'Rewritten' },
  BROKEN: { zh: '不能再运行', en: 'Can run no more' },
  CREATED: { zh: '新建', en: 'saved' },
  EDITED: { zh: '修改', en: 'changed' },
  FORKED: { zh: '复制', en: 'copied' },
  RESTORED: { zh: '恢复旧版', en: 'restored' },
  SCHEMA_CHANGE: { zh: '随图改写', en: 'rewritten with the graph' },
} as const

/** For whoever wants to know more: the document, its versions and their differences, what schema changes did to it. */
export const QueryAbout = ({ query, changed }: { query: ShownQuery; changed(): void }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  return (
    <details className="query-about" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.title}</summary>
      <pre tabIndex={0} aria-label={t.title}>{query.document}</pre>
      <p><a className="button" href={explorerAddress(query.document ?? '', '{}')}>{t.open}</a></p>
      {(query.schemaChanges ?? []).length > 0 && (
        <>
          <h3>{t.changes}</h3>
          <ul>{query.schemaChanges?.map((change, index) => <li key={index}>{t[change.effect]}：{language === 'en' ? (change.messageEn ?? change.message) : change.message}</li>)}</ul>
        </>
      )}
      {/* Whatever made a new version, the list is read again. */}
      {open && <Versions key={query.version} query={query} changed={changed} refuse={setRefusal} />}
      <RefusalLine refusal={refusal} />
    </details>
  )
}

const FIRST = 20

/** Each version, what it changed, and for the owner the way back to it: a new version with the content of the old one. */
const Versions = ({ query: { id, version: present, editable }, changed, refuse }: { query: ShownQuery; changed(): void; refuse(refusal: Refusal | null): void }) => {
  const t = useText(texts)
  const format = useFormat()
  const { answer } = useGraph(QueryVersions, { id, first: FIRST })
  const [compared, setCompared] = useState<number | null>(null)
  const versions = answer?.data.savedQuery?.versions?.edges ?? []
  const restore = async (version: number): Promise<void> => {
    refuse(refusalOf(await ask(RestoreQueryVersion, { input: { id, version, expectedVersion: present ?? 0, clientMutationId: newMutationId() } }), ({ restoreSavedQueryVersion }) => restoreSavedQueryVersion))
    // It may be refused because there is a newer version: that has to be read either way.
    forgetAnswers()
    changed()
  }
  if (versions.length === 0) return null
  return (
    <>
      <h3>{t.versions}</h3>
      <ol className="plain-list" reversed>
        {versions.map(({ node: { version, at, reason } }) => (
          <li key={version} className="row">
            <span>{t.version(version)}{reason ? ` · ${t[reason]}` : ''}{at ? ` · ${format.dateTime(at)}` : ''}</span>
            {version > 1 && <button type="button" className="quiet" aria-expanded={compared === version} onClick={() => setCompared(compared === version ? null : version)}>{t.compare}</button>}
            {version === present ? <span className="badge">{t.present}</span> : editable && <button type="button" className="quiet" onClick={() => void restore(version)}>{t.restore}</button>}
          </li>
        ))}
      </ol>
      {compared !== null && <Difference id={id} to={compared} />}
    </>
  )
}

const Difference = ({ id, to }: { id: string; to: number }) => {
  const { answer } = useGraph(QueryDifference, { id, from: to - 1, to }, { keep: false })
  const diff = answer?.data.savedQuery?.diff
  if (!diff) return null
  return (
    <>
      {diff.changes.length > 0 && <ul>{diff.changes.map(({ attribute, before, after }) => <li key={attribute}><code>{attribute}</code> <del>{shown(before)}</del> → <ins>{shown(after)}</ins></li>)}</ul>}
      <pre className="difference" tabIndex={0}>{diff.lines.map(({ kind, text }, index) => <span key={index} className={kind === 'SAME' ? undefined : kind.toLowerCase()}>{kind === 'ADDED' ? '+ ' : kind === 'REMOVED' ? '- ' : '  '}{text}{'\n'}</span>)}</pre>
    </>
  )
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : value == null ? '—' : JSON.stringify(value))
