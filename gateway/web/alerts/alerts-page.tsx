import { useState } from 'react'
import { ask } from '../graph/ask.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { MySchedules } from '../schedule/my-schedules.tsx'
import { signInAddress } from '../viewer/sign-in-address.ts'
import { useMe } from '../viewer/use-me.ts'
import { Alerts, type AlertsQuery, SeeAlerts } from './alerts.operations.ts'

const texts = {
  title: { zh: '提醒', en: 'Alerts' },
  none: { zh: '还没有提醒。', en: 'No alerts yet.' },
  all: { zh: '全部标为已看', en: 'Mark all as seen' },
  unseen: { zh: '未看', en: 'new' },
  more: { zh: '更多', en: 'More' },
  signIn: { zh: '登录', en: 'Sign in' },
  signInHelp: { zh: '登录后可以让检索定期运行，有变化时得到提醒。', en: 'Sign in to let searches run by themselves and to hear when they change.' },
} as const

const STEP = 50
const MOST = 200

/** What the schedules of whoever is signed in have told, and the schedules themselves. */
export const AlertsPage = () => {
  const t = useText(texts)
  const { me, known } = useMe()
  useTitle(t.title)
  if (!known) return <Skeleton lines={6} />
  if (!me) return <><h1>{t.title}</h1><p>{t.signInHelp}</p><p><a className="button primary" href={signInAddress()}>{t.signIn}</a></p></>
  return (
    <>
      <h1>{t.title}</h1>
      <AlertList />
      <MySchedules />
    </>
  )
}

const AlertList = () => {
  const t = useText(texts)
  const [first, setFirst] = useState(STEP)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { answer, failure, retry } = useGraph(Alerts, { first, after: null })
  const alerts = (answer?.data.alerts?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  const see = async (): Promise<void> => {
    setRefusal(refusalOf(await ask(SeeAlerts, { input: { all: true } }), ({ acknowledgeAlerts }) => acknowledgeAlerts))
    forgetAnswers()
    retry()
  }
  if (failure && !answer) return <FailureBox failure={failure} retry={retry} />
  if (!answer) return <Skeleton lines={4} />
  return (
    <section aria-label={t.title}>
      {alerts.length === 0 && <p className="secondary">{t.none}</p>}
      {alerts.some(({ seenAt }) => seenAt === null) && <p className="row"><button type="button" onClick={() => void see()}>{t.all}</button><RefusalLine refusal={refusal} /></p>}
      <ul className="plain-list schedule-list">{alerts.map((alert) => <Alert key={alert.id} alert={alert} />)}</ul>
      {answer.data.alerts?.pageInfo.hasNextPage && first < MOST && <p><button type="button" onClick={() => setFirst(MOST)}>{t.more}</button></p>}
    </section>
  )
}

type ShownAlert = NonNullable<NonNullable<AlertsQuery['alerts']>['edges'][number]['node']>

const Alert = ({ alert: { message, messageEn, at, seenAt, run } }: { alert: ShownAlert }) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  return (
    <li className="row">
      {seenAt === null && <span className="badge warn">{t.unseen}</span>}
      {run?.address ? <Link to={run.address}>{language === 'en' ? messageEn : message}</Link> : <span>{language === 'en' ? messageEn : message}</span>}
      {at && <span className="secondary small">{format.dateTime(at)}</span>}
    </li>
  )
}
