import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react'
import { ask } from '../graph/ask.ts'
import { newMutationId } from '../graph/mutation-id.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Dialog } from '../parts/dialog.tsx'
import '../save/save.css'
import { changesOf, type DetailName, type DetailsRefused, detailsOf, detailsRefused } from './query-details.ts'
import type { ShownQuery } from './query-page.tsx'
import { type QueryVisibility, UpdateQuery } from './query.operations.ts'

const texts = {
  title: { zh: '编辑这个查询', en: 'Edit this query' },
  intro: { zh: '查询文本本身在查询浏览器中修改；这里改的是它的名称、说明与谁能看到。', en: 'The document itself is edited in the explorer; here are its name, its description and who may see it.' },
  name: { zh: '名称', en: 'Name' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  description: { zh: '说明', en: 'Description' },
  descriptionEn: { zh: '英文说明', en: 'Description in English' },
  visibility: { zh: '谁能看到', en: 'Who may see it' },
  visibilityHelp: { zh: '公开的查询须有名称与说明', en: 'A public query takes a name and a description' },
  PRIVATE: { zh: '仅本人', en: 'Only you' },
  PEOPLE: { zh: '指名的人', en: 'People you named' },
  PLATFORM: { zh: '平台', en: 'A platform' },
  PUBLIC: { zh: '所有人', en: 'Everybody' },
  tags: { zh: '标签', en: 'Tags' },
  tagsHelp: { zh: '以逗号分开', en: 'With commas between them' },
  folder: { zh: '文件夹', en: 'Folder' },
  folderHelp: { zh: '只有您看得到', en: 'Only you see it' },
  moved: { zh: '它在您打开之后又改过。取得现行版本后再保存：只有您在这里改动的几栏会替换它，其余不变。', en: 'It was changed after you opened it. Fetch the present version and save again: what you changed here replaces it, the rest stays.' },
  fetch: { zh: '取得现行版本', en: 'Fetch the present version' },
  save: { zh: '保存', en: 'Save' },
  saving: { zh: '正在保存……', en: 'Saving…' },
} as const

interface EditDialogProps { open: boolean; onClose(): void; query: ShownQuery; /** The query has to be read again. */ changed(): void }

/** For its owner: what is said about a query, and who may see it. */
export const EditDialog = ({ open, onClose, query, changed }: EditDialogProps) => {
  const t = useText(texts)
  return <Dialog open={open} onClose={onClose} title={t.title}><EditForm query={query} changed={changed} onClose={onClose} /></Dialog>
}

const NOTHING: DetailsRefused = { fields: {}, others: [], moved: false }

const EditForm = ({ query, changed, onClose }: Omit<EditDialogProps, 'open'>) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const id = useId()
  // As it was when the dialog opened: what differs from it is what somebody changed here.
  const [before] = useState(() => detailsOf(query))
  const [now, setNow] = useState(before)
  const [refused, setRefused] = useState(NOTHING)
  const [saving, setSaving] = useState(false)
  const input = { id: query.id, expectedVersion: query.version ?? 0, ...changesOf(before, now) }
  const mutationId = useMemo(newMutationId, [JSON.stringify(input)])
  // With whom it is shared stays as it is, and cannot be chosen here.
  const visibilities: readonly QueryVisibility[] = before.visibility === 'PEOPLE' || before.visibility === 'PLATFORM' ? ['PRIVATE', before.visibility, 'PUBLIC'] : ['PRIVATE', 'PUBLIC']

  const reload = (): void => {
    forgetAnswers()
    changed()
  }
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSaving(true)
    const problems = detailsRefused(await ask(UpdateQuery, { input: { ...input, clientMutationId: mutationId } }), now)
    setSaving(false)
    setRefused(problems ?? NOTHING)
    if (problems) return
    reload()
    onClose()
  }
  const props = (name: DetailName, help = false) => ({
    id: `${id}-${name}`, value: now[name], 'aria-invalid': refused.fields[name] !== undefined,
    'aria-describedby': [...(help ? [`${id}-${name}-help`] : []), ...(refused.fields[name] ? [`${id}-${name}-problem`] : [])].join(' ') || undefined,
    onChange: ({ target: { value } }: { target: { value: string } }) => setNow({ ...now, [name]: value }),
  })
  const field = (name: DetailName, control: ReactNode, help?: string) => (
    <p>
      <label htmlFor={`${id}-${name}`}>{t[name]}</label>
      {control}
      {help !== undefined && <small id={`${id}-${name}-help`} className="secondary">{help}</small>}
      {refused.fields[name] && <span id={`${id}-${name}-problem`} role="alert" className="field-problem"> {refused.fields[name][language]}</span>}
    </p>
  )
  return (
    <form className="save-form" onSubmit={(event) => void save(event)}>
      <p className="secondary">{t.intro}</p>
      {field('name', <input required maxLength={200} {...props('name')} />)}
      {field('nameEn', <input maxLength={200} lang="en" {...props('nameEn')} />)}
      {field('description', <textarea rows={3} maxLength={4000} {...props('description')} />)}
      {field('descriptionEn', <textarea rows={3} maxLength={4000} lang="en" {...props('descriptionEn')} />)}
      {field('visibility', <select {...props('visibility', true)}>{visibilities.map((each) => <option key={each} value={each}>{t[each]}</option>)}</select>, t.visibilityHelp)}
      {field('tags', <input {...props('tags', true)} />, t.tagsHelp)}
      {field('folder', <input maxLength={200} {...props('folder', true)} />, t.folderHelp)}
      {refused.others.length > 0 && (
        <div className="notice bad" role="alert">
          {refused.others.map((each, index) => <p key={index}>{each[language]}</p>)}
          {refused.moved && <><p>{t.moved}</p><p><button type="button" onClick={() => { reload(); setRefused(NOTHING) }}>{t.fetch}</button></p></>}
        </div>
      )}
      <p><button type="submit" className="primary" disabled={saving}>{saving ? t.saving : t.save}</button></p>
    </form>
  )
}
