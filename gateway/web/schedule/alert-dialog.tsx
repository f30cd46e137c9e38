import { useState } from 'react'
import { useLocation } from 'wouter'
import { newMutationId } from '../graph/mutation-id.ts'
import type { Refusal } from '../graph/refusal.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Dialog } from '../parts/dialog.tsx'
import { inAddress } from '../parts/link.tsx'
import { usualColumns } from '../save/column-choices.ts'
import { conditionsOf } from '../save/conditions.ts'
import { saveInput, saveSearch } from '../save/save-search.ts'
import type { SearchState } from '../search/search-address.ts'
import { signInAddress } from '../viewer/sign-in-address.ts'
import { useMe } from '../viewer/use-me.ts'
import { makeSchedule } from './make-schedule.ts'
import { type ChosenTimes, ScheduleForm } from './schedule-form.tsx'

const texts = {
  title: { zh: '有变化时提醒我', en: 'Alert me of changes' },
  saved: { zh: (name: string) => `这个检索保存为仅您可见的查询“${name}”。`, en: (name: string) => `The search is saved as a query of your own, "${name}", that only you see.` },
  submit: { zh: '开始提醒', en: 'Start' },
  signIn: { zh: '登录', en: 'Sign in' },
  signInHelp: { zh: '提醒需要登录；登录后回到这里，条件都在网址里。', en: 'Alerts take a sign-in; you come back here with everything as it is.' },
} as const

interface DialogProps { open: boolean; onClose(): void; state: SearchState; name: string }

export const AlertDialog = ({ open, onClose, state, name }: DialogProps) => {
  const t = useText(texts)
  const { me } = useMe()
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  // The same for both, so that pressing again after a refusal saves nothing twice.
  const [mutationId] = useState(newMutationId)

  const start = async (chosen: ChosenTimes): Promise<Refusal | null> => {
    const saved = await saveSearch(saveInput(state, { name, description: '', visibility: 'PRIVATE', parameters: new Set(conditionsOf(state).map((condition) => condition.name)), columns: usualColumns, picture: 'table' }, mutationId))
    if (!('slug' in saved)) return saved.messages[0] ?? { zh: '没有成功，请再试一次。', en: 'That did not work: try again.' }
    // What is asked now are the defaults of its parameters.
    const refused = await makeSchedule(saved.id, {}, chosen, mutationId)
    if (!refused) navigate(inAddress(`/q/${saved.slug}`, language))
    return refused
  }
  return (
    <Dialog open={open} onClose={onClose} title={t.title}>
      {me ? <ScheduleForm submit={t.submit} save={start}><p>{t.saved(name)}</p></ScheduleForm> : <><p>{t.signInHelp}</p><p><a className="button primary" href={signInAddress()}>{t.signIn}</a></p></>}
    </Dialog>
  )
}
