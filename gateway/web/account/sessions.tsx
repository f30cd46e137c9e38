import { useId, useState } from 'react'
import { ask } from '../graph/ask.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { SignOut } from '../viewer/sign-out.tsx'
import { EndOneSession } from './account.operations.ts'
import type { Me } from './account-page.tsx'

const texts = {
  title: { zh: '已登录的地方', en: 'Where you are signed in' },
  here: { zh: '这里', en: 'here' },
  seen: { zh: (when: string) => `最近活动 ${when}`, en: (when: string) => `last active ${when}` },
  end: { zh: '结束', en: 'End' },
  everywhere: { zh: '在所有地方退出', en: 'Sign out everywhere' },
} as const

/** Signing out ends all of them at once; one alone can be ended beside it. */
export const Sessions = ({ sessions, changed }: { sessions: NonNullable<Me['sessions']>; changed(): void }) => {
  const t = useText(texts)
  const format = useFormat()
  const id = useId()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const end = async (session: string): Promise<void> => {
    const refused = refusalOf(await ask(EndOneSession, { input: { id: session } }), ({ endSession }) => endSession)
    setRefusal(refused)
    if (refused) return
    forgetAnswers()
    changed()
  }
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t.title}</h2>
      <ul className="plain-list">
        {sessions.map((session) => (
          <li key={session.id} className="row session">
            <span>{session.userAgent}</span>
            {session.lastSeenAt && <span className="secondary">{t.seen(format.ago(session.lastSeenAt))}</span>}
            {session.current ? <span className="badge good">{t.here}</span> : <button type="button" className="quiet" onClick={() => void end(session.id)}>{t.end}</button>}
          </li>
        ))}
      </ul>
      <RefusalLine refusal={refusal} />
      <p className="row"><SignOut label={t.everywhere} /></p>
    </section>
  )
}
