import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { ask } from '../graph/ask.ts'
import { newMutationId } from '../graph/mutation-id.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Dialog } from '../parts/dialog.tsx'
import { inAddress } from '../parts/link.tsx'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { signInAddress } from '../viewer/sign-in-address.ts'
import { useMe } from '../viewer/use-me.ts'
import { FreezeTheResult } from './frozen.operations.ts'
import './frozen.css'

const texts = {
  title: { zh: '冻结并引用', en: 'Freeze and cite' },
  intro: { zh: '把此刻的全部结果连同查询、来源、时间与哈希保存下来，得到一个永久网址和引文；以后可与当时的结果比较。', en: 'Keeps all that is found now, with the query, its sources, its time and a hash, at an address for good and with a reference; later it can be compared with what is found then.' },
  signIn: { zh: '登录', en: 'Sign in' },
  signInHelp: { zh: '冻结需要登录；登录后回到这里。', en: 'Freezing takes a sign-in; you come back here.' },
  name: { zh: '名称', en: 'Name' },
  creators: { zh: '作者', en: 'Creators' },
  creatorsHelp: { zh: '引文中的作者，以顿号或分号分隔；可留空', en: 'Named in the reference; semicolons between them. May be left empty' },
  description: { zh: '说明', en: 'Description' },
  visibility: { zh: '谁能看到', en: 'Who may see it' },
  PUBLIC: { zh: '所有人：可在论文中引用；只含任何人都可见的内容，此后不能改为非公开，只能删除', en: 'Everybody: to be cited in a paper. It holds what anybody may see; it cannot be made private again, only deleted' },
  PRIVATE: { zh: '仅本人', en: 'Only you' },
  freeze: { zh: '冻结', en: 'Freeze' },
  freezing: { zh: '正在开始……', en: 'Beginning…' },
} as const

/** What to freeze: a document with the values of its variables. */
export interface ToFreeze {
  document: string
  variables: Readonly<Record<string, unknown>>
  rows: string | null
  name: string
  operationName?: string | null
  nested?: 'JOIN' | 'EXPLODE' | null
  explode?: string | null
  savedQuery?: string
}

export const FreezeDialog = ({ open, onClose, what }: { open: boolean; onClose(): void; what: ToFreeze }) => {
  const t = useText(texts)
  const { me } = useMe()
  return (
    <Dialog open={open} onClose={onClose} title={t.title}>
      {me ? <FreezeForm what={what} reader={me.displayName ?? ''} /> : <><p>{t.signInHelp}</p><p><a className="button primary" href={signInAddress()}>{t.signIn}</a></p></>}
    </Dialog>
  )
}

const namesOf = (text: string): string[] => text.split(/[、;；]/).map((name) => name.trim()).filter((name) => name !== '')

const FreezeForm = ({ what, reader }: { what: ToFreeze; reader: string }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const id = useId()
  const [name, setName] = useState(what.name)
  const [creators, setCreators] = useState(reader)
  const [description, setDescription] = useState('')
  const [visibility, setVisibility] = useState<'PRIVATE' | 'PUBLIC'>('PRIVATE')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const [mutationId] = useState(newMutationId)

  const freeze = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const { document, variables, rows, operationName = null, nested = null, explode = null, savedQuery = null } = what
    const asked = await ask(FreezeTheResult, { input: { document, variables, rows, operationName, ...(nested ? { nested } : {}), explode, savedQuery, name, creators: namesOf(creators), description: description || null, visibility, clientMutationId: mutationId } })
    setBusy(false)
    setRefusal(refusalOf(asked, ({ freezeResult }) => freezeResult))
    const address = 'answer' in asked ? asked.answer.data.freezeResult?.frozenResult?.address : null
    if (address) navigate(inAddress(address, language))
  }
  return (
    <form className="freeze-form" onSubmit={(event) => void freeze(event)}>
      <p className="secondary">{t.intro}</p>
      <p><label htmlFor={`${id}-name`}>{t.name}</label><input id={`${id}-name`} required maxLength={200} value={name} onChange={({ target }) => setName(target.value)} /></p>
      <p><label htmlFor={`${id}-creators`}>{t.creators}</label><input id={`${id}-creators`} aria-describedby={`${id}-help`} value={creators} onChange={({ target }) => setCreators(target.value)} /><small id={`${id}-help`} className="secondary">{t.creatorsHelp}</small></p>
      <p><label htmlFor={`${id}-description`}>{t.description}</label><textarea id={`${id}-description`} rows={2} maxLength={2000} value={description} onChange={({ target }) => setDescription(target.value)} /></p>
      <fieldset>
        <legend>{t.visibility}</legend>
        {(['PRIVATE', 'PUBLIC'] as const).map((each) => <label key={each} className="choice"><input type="radio" name={`${id}-visibility`} value={each} checked={visibility === each} onChange={() => setVisibility(each)} />{t[each]}</label>)}
      </fieldset>
      <p className="row"><button type="submit" className="primary" disabled={busy}>{busy ? t.freezing : t.freeze}</button><RefusalLine refusal={refusal} /></p>
    </form>
  )
}
