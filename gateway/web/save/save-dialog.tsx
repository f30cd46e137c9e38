import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { newMutationId } from '../graph/mutation-id.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Dialog } from '../parts/dialog.tsx'
import { inAddress } from '../parts/link.tsx'
import type { SearchState } from '../search/search-address.ts'
import { signInAddress } from '../viewer/sign-in-address.ts'
import { useMe } from '../viewer/use-me.ts'
import { columnChoices, type ColumnKey, usualColumns } from './column-choices.ts'
import { conditionsOf } from './conditions.ts'
import { pictureChoices, type PictureKey } from './picture-choices.ts'
import { saveInput, saveSearch } from './save-search.ts'
import './save.css'

const texts = {
  title: { zh: '保存这个检索', en: 'Save this search' },
  intro: { zh: '保存后有自己的网址，可以换条件再运行、分享、导出、定时运行。', en: 'It gets an address of its own: to run with other parameters, to share, to export, to run by a schedule.' },
  signIn: { zh: '登录后保存', en: 'Sign in to save' },
  signInHelp: { zh: '保存需要登录；登录后回到这里，条件都在网址里。不登录也可以直接分享本页网址。', en: 'Saving takes a sign-in; you come back here with everything as it is. Without one you can share the address of this page.' },
  name: { zh: '名称', en: 'Name' },
  description: { zh: '说明', en: 'Description' },
  descriptionHelp: { zh: '公开的查询须有说明', en: 'A public query takes a description' },
  parameters: { zh: '哪些条件可以更换', en: 'Which conditions others may change' },
  parametersHelp: { zh: '勾选的成为表单中的一栏，缺省为现在的值。', en: 'Those ticked become fields of a form, with what they are now as default.' },
  noConditions: { zh: '这个检索没有条件。', en: 'This search has no conditions.' },
  columns: { zh: '每条结果显示什么', en: 'What is told of each result' },
  related: { zh: '以及与它相关的', en: 'And what is related to it' },
  picture: { zh: '以何种图显示', en: 'Shown as' },
  visibility: { zh: '谁能看到', en: 'Who may see it' },
  PRIVATE: { zh: '仅本人', en: 'Only you' },
  PUBLIC: { zh: '所有人', en: 'Everybody' },
  save: { zh: '保存', en: 'Save' },
  saving: { zh: '正在保存……', en: 'Saving…' },
} as const

interface SaveDialogProps { open: boolean; onClose(): void; state: SearchState; suggestedName: string; nameOf(value: string): string }

export const SaveDialog = ({ open, onClose, state, suggestedName, nameOf }: SaveDialogProps) => {
  const t = useText(texts)
  const { me } = useMe()
  return (
    <Dialog open={open} onClose={onClose} title={t.title}>
      {me ? <SaveForm state={state} suggestedName={suggestedName} nameOf={nameOf} /> : <><p>{t.signInHelp}</p><p><a className="button primary" href={signInAddress()}>{t.signIn}</a></p></>}
    </Dialog>
  )
}

const SaveForm = ({ state, suggestedName, nameOf }: Omit<SaveDialogProps, 'open' | 'onClose'>) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const id = useId()
  const conditions = conditionsOf(state)
  const [name, setName] = useState(suggestedName)
  const [description, setDescription] = useState('')
  const [visibility, setVisibility] = useState<'PRIVATE' | 'PUBLIC'>('PRIVATE')
  const [parameters, setParameters] = useState<ReadonlySet<string>>(() => new Set(conditions.map((condition) => condition.name)))
  const [columns, setColumns] = useState<readonly ColumnKey[]>(usualColumns)
  const [picture, setPicture] = useState<PictureKey>('year')
  const [messages, setMessages] = useState<readonly { zh: string; en: string }[]>([])
  const [saving, setSaving] = useState(false)
  // One for each thing that is saved, so that pressing twice saves once.
  const [mutationId] = useState(newMutationId)

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSaving(true)
    const saved = await saveSearch(saveInput(state, { name, description, visibility, parameters, columns, picture }, mutationId))
    setSaving(false)
    if ('slug' in saved) navigate(inAddress(`/q/${saved.slug}`, language))
    else setMessages(saved.messages)
  }
  const toggled = <T,>(list: readonly T[], entry: T, on: boolean): T[] => (on ? [...list, entry] : list.filter((each) => each !== entry))
  const columnBox = ({ key, zh, en }: (typeof columnChoices)[number]) => (
    <label key={key} className="choice"><input type="checkbox" checked={columns.includes(key)} onChange={({ target: { checked } }) => setColumns(toggled(columns, key, checked))} />{language === 'en' ? en : zh}</label>
  )
  return (
    <form className="save-form" onSubmit={(event) => void save(event)}>
      <p className="secondary">{t.intro}</p>
      <p><label htmlFor={`${id}-name`}>{t.name}</label><input id={`${id}-name`} required maxLength={200} value={name} onChange={({ target }) => setName(target.value)} /></p>
      <p><label htmlFor={`${id}-description`}>{t.description}</label><textarea id={`${id}-description`} rows={2} maxLength={4000} required={visibility === 'PUBLIC'} aria-describedby={`${id}-help`} value={description} onChange={({ target }) => setDescription(target.value)} /><small id={`${id}-help`} className="secondary">{t.descriptionHelp}</small></p>
      <fieldset>
        <legend>{t.parameters}</legend>
        {conditions.length === 0 ? <p className="secondary">{t.noConditions}</p> : <p className="secondary small">{t.parametersHelp}</p>}
        {conditions.map((condition) => (
          <label key={condition.name} className="choice">
            <input type="checkbox" checked={parameters.has(condition.name)} onChange={({ target: { checked } }) => setParameters(new Set(toggled([...parameters], condition.name, checked)))} />
            {language === 'en' ? condition.labelEn : condition.label} <span className="secondary">{shownValue(condition.value, nameOf)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t.columns}</legend>
        <div className="save-columns">{columnChoices.filter(({ group }) => group === 'CORE').map(columnBox)}</div>
        <p className="save-related">{t.related}</p>
        <div className="save-columns">{columnChoices.filter(({ group }) => group === 'RELATED').map(columnBox)}</div>
      </fieldset>
      <p className="row">
        <label htmlFor={`${id}-picture`}>{t.picture}</label>
        <select id={`${id}-picture`} value={picture} onChange={({ target }) => setPicture(pictureChoices.find(({ key }) => key === target.value)?.key ?? 'table')}>
          {pictureChoices.map((choice) => <option key={choice.key} value={choice.key}>{language === 'en' ? choice.en : choice.zh}</option>)}
        </select>
        <label htmlFor={`${id}-visibility`}>{t.visibility}</label>
        <select id={`${id}-visibility`} value={visibility} onChange={({ target }) => setVisibility(target.value === 'PUBLIC' ? 'PUBLIC' : 'PRIVATE')}>
          <option value="PRIVATE">{t.PRIVATE}</option>
          <option value="PUBLIC">{t.PUBLIC}</option>
        </select>
      </p>
      {messages.length > 0 && <div className="notice bad" role="alert">{messages.map((message, index) => <p key={index}>{language === 'en' ? message.en : message.zh}</p>)}</div>}
      <p><button type="submit" className="primary" disabled={saving}>{saving ? t.saving : t.save}</button></p>
    </form>
  )
}

const shownValue = (value: unknown, nameOf: (value: string) => string): string => {
  if (Array.isArray(value)) return value.map((each) => shownValue(each, nameOf)).join('、')
  return typeof value === 'object' && value !== null ? Object.values(value).join(', ') : nameOf(String(value))
}
