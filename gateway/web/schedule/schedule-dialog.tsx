import { useState } from 'react'
import { newMutationId } from '../graph/mutation-id.ts'
import { useText } from '../i18n/use-text.ts'
import { Dialog } from '../parts/dialog.tsx'
import { signInAddress } from '../viewer/sign-in-address.ts'
import { useMe } from '../viewer/use-me.ts'
import { makeSchedule } from './make-schedule.ts'
import { ScheduleForm } from './schedule-form.tsx'

const texts = {
  title: { zh: '定期运行', en: 'Run by a schedule' },
  submit: { zh: '开始定期运行', en: 'Start the schedule' },
  parameters: { zh: '参数如现在的表单。', en: 'With the parameters as the form has them now.' },
  signIn: { zh: '登录', en: 'Sign in' },
  signInHelp: { zh: '定期运行需要登录；登录后回到这里。', en: 'A schedule takes a sign-in; you come back here.' },
} as const

interface DialogProps { open: boolean; onClose(): void; query: { id: string }; variables: Readonly<Record<string, unknown>>; made(): void }

export const ScheduleDialog = ({ open, onClose, query, variables, made }: DialogProps) => {
  const t = useText(texts)
  const { me } = useMe()
  const [mutationId, setMutationId] = useState(newMutationId)
  return (
    <Dialog open={open} onClose={onClose} title={t.title}>
      {me ? (
        <ScheduleForm submit={t.submit} save={async (chosen) => {
          const refused = await makeSchedule(query.id, variables, chosen, mutationId)
          if (refused) return refused
          setMutationId(newMutationId())
          made()
          onClose()
          return null
        }}><p>{t.parameters}</p></ScheduleForm>
      ) : <><p>{t.signInHelp}</p><p><a className="button primary" href={signInAddress()}>{t.signIn}</a></p></>}
    </Dialog>
  )
}
