import { useState } from 'react'
import { useLocation } from 'wouter'
import { ask } from '../graph/ask.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useText } from '../i18n/use-text.ts'
import { ExportDialog } from '../export/export-dialog.tsx'
import { useLabel } from '../i18n/use-label.ts'
import { Dialog } from '../parts/dialog.tsx'
import { inAddress } from '../parts/link.tsx'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { useLanguage } from '../i18n/language.tsx'
import { signInAddress } from '../viewer/sign-in-address.ts'
import { useMe } from '../viewer/use-me.ts'
import { FreezeDialog } from '../frozen/freeze-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { DeleteQuery, ForkQuery } from './query.operations.ts'
import type { ShownQuery } from './query-page.tsx'

const texts = {
  fork: { zh: '复制为我的', en: 'Make it mine' },
  forkHelp: { zh: '登录后复制为自己的查询，再修改', en: 'Sign in to copy it and change it' },
  export: { zh: '导出', en: 'Export' },
  freeze: { zh: '冻结并引用', en: 'Freeze and cite' },
  edit: { zh: '编辑', en: 'Edit' },
  remove: { zh: '删除', en: 'Delete' },
  sure: { zh: '删除这个查询？', en: 'Delete this query?' },
  sureHelp: { zh: '它的网址不会再给别人，内容不能找回。', en: 'Its address is never given to another, and its content cannot be brought back.' },
  yes: { zh: '删除', en: 'Delete' },
} as const

interface ActionsProps { query: ShownQuery; variables: Readonly<Record<string, unknown>>; /** The query has to be read again. */ changed(): void }

/** What the viewer may do with the query: export its rows, copy it, edit and delete their own. */
export const QueryActions = ({ query, variables, changed }: ActionsProps) => {
  const t = useText(texts)
  const { me, known } = useMe()
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [editing, setEditing] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const [exporting, setExporting] = useState(false)
  const [freezing, setFreezing] = useState(false)
  const label = useLabel()
  /** All of what it answers, past any page. */
  const whole = { document: query.document ?? '', variables, rows: query.rows, name: label(query), operationName: query.operationName, nested: query.nested, explode: query.explode, savedQuery: query.id }

  const fork = async (): Promise<void> => {
    const asked = await ask(ForkQuery, { input: { id: query.id } })
    setRefusal(refusalOf(asked, ({ forkSavedQuery }) => forkSavedQuery))
    const forked = 'answer' in asked ? asked.answer.data.forkSavedQuery?.savedQuery : null
    if (!forked?.slug) return
    forgetAnswers()
    navigate(inAddress(`/q/${forked.slug}`, language))
  }
  const remove = async (): Promise<void> => {
    const refused = refusalOf(await ask(DeleteQuery, { input: { id: query.id, expectedVersion: query.version ?? 0 } }), ({ deleteSavedQuery }) => deleteSavedQuery)
    setRefusal(refused)
    setDeleting(false)
    if (refused) return
    forgetAnswers()
    navigate(inAddress('/queries?mine=1', language))
  }
  return (
    <>
      {query.rows && <button type="button" className="primary" onClick={() => setExporting(true)}>{t.export}</button>}
      {query.rows && <ExportDialog open={exporting} onClose={() => setExporting(false)} what={whole} />}
      {query.rows && <button type="button" onClick={() => setFreezing(true)}>{t.freeze}</button>}
      {query.rows && <FreezeDialog open={freezing} onClose={() => setFreezing(false)} what={whole} />}
      {known && (me ? <button type="button" onClick={() => void fork()}>{t.fork}</button> : <a className="button" title={t.forkHelp} href={signInAddress()}>{t.fork}</a>)}
      {query.editable && <button type="button" onClick={() => setEditing(true)}>{t.edit}</button>}
      {query.editable && <button type="button" className="quiet" onClick={() => setDeleting(true)}>{t.remove}</button>}
      <RefusalLine refusal={refusal} />
      <EditDialog open={editing} onClose={() => setEditing(false)} query={query} changed={changed} />
      <Dialog open={deleting} onClose={() => setDeleting(false)} title={t.sure}>
        <p>{t.sureHelp}</p>
        <p className="row"><button type="button" className="primary" onClick={() => void remove()}>{t.yes}</button></p>
      </Dialog>
    </>
  )
}
