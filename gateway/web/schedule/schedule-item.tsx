import { useState } from 'react'
import { ask } from '../graph/ask.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Link } from '../parts/link.tsx'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { RunSummary } from './run-summary.tsx'
import { ChangeSchedule, RemoveSchedule, RenewTheFeed, RunTheSchedule, SendATest, type ShownScheduleFragment } from './schedule.operations.ts'
import { type ChosenTimes, ScheduleForm } from './schedule-form.tsx'
import { timesIn } from './times.ts'
import { WebhookDialog } from './webhook-dialog.tsx'

const texts = {
  runs: { zh: '运行', en: '' },
  paused: { zh: '已暂停', en: 'paused' },
  pausedByFailures: { zh: (n: number) => `连续 ${n} 次失败，已暂停`, en: (n: number) => `paused after ${n} failures in a row` },
  last: { zh: '上次', en: 'Last run' },
  next: { zh: (when: string) => `下次 ${when}`, en: (when: string) => `next ${when}` },
  now: { zh: '现在运行', en: 'Run now' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: { zh: '恢复', en: 'Resume' },
  edit: { zh: '修改时间', en: 'Change' },
  save: { zh: '保存', en: 'Save' },
  remove: { zh: '删除', en: 'Delete' },
  sure: { zh: '删除这个定期运行？', en: 'Delete this schedule?' },
  sureHelp: { zh: '其各次运行与提醒一并删除；查询留着。', en: 'Its runs and alerts go with it; the query stays.' },
  feed: { zh: '订阅（Atom）', en: 'Feed (Atom)' },
  renew: { zh: '更换订阅地址', en: 'Renew its address' },
  mail: { zh: '寄邮件', en: 'by e-mail' },
  webhook: { zh: '送到程序', en: 'To a program' },
  test: { zh: '发送测试', en: 'Send a test' },
  sent: { zh: '测试已送出', en: 'A test is on its way' },
} as const

interface ItemProps { schedule: ShownScheduleFragment; /** Where the query is not that of the page. */ named?: boolean; changed(): void }

/** One schedule: when it runs, what came of its last run, and what its owner does with it. */
export const ScheduleItem = ({ schedule, named = false, changed }: ItemProps) => {
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  const { language } = useLanguage()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [editing, setEditing] = useState(false)
  const [removing, setRemoving] = useState(false)
  const [hooking, setHooking] = useState(false)
  const [sent, setSent] = useState(false)
  const { id, version, active, failures, lastRun, notify } = schedule
  const settled = (refused: Refusal | null): Refusal | null => {
    setRefusal(refused)
    // A refusal too says that it is otherwise than is shown.
    changed()
    return refused
  }
  const change = async (input: Partial<ChosenTimes> & { active?: boolean }): Promise<Refusal | null> =>
    settled(refusalOf(await ask(ChangeSchedule, { input: { id, expectedVersion: version ?? 0, ...input } }), ({ updateSchedule }) => updateSchedule))
  const run = async (): Promise<void> => void settled(refusalOf(await ask(RunTheSchedule, { input: { id } }), ({ runScheduleNow }) => runScheduleNow))
  const renew = async (): Promise<void> => void settled(refusalOf(await ask(RenewTheFeed, { input: { id } }), ({ renewFeedAddress }) => renewFeedAddress))
  const remove = async (): Promise<void> => void settled(refusalOf(await ask(RemoveSchedule, { input: { id } }), ({ deleteSchedule }) => deleteSchedule))
  const test = async (): Promise<void> => setSent(settled(refusalOf(await ask(SendATest, { input: { id } }), ({ sendTestNotification }) => sendTestNotification)) === null)
  const isRunning = lastRun?.state === 'RUNNING'
  return (
    <li>
      <p className="row">
        {named && (schedule.savedQuery?.slug ? <Link to={`/q/${schedule.savedQuery.slug}`}>{label(schedule)}</Link> : <span>{label(schedule)}</span>)}
        <strong>{timesIn(language, schedule)}{t.runs}</strong>
        {!active && <span className="badge warn">{failures !== null && failures > 0 ? t.pausedByFailures(failures) : t.paused}</span>}
        {notify?.mail && <span className="badge">{t.mail}</span>}
        {notify?.webhook && <span className="badge">{t.webhook} {new URL(notify.webhook).host}</span>}
        {lastRun?.address && <span role="status">{t.last}{language === 'en' ? ': ' : '：'}<Link to={lastRun.address}><RunSummary run={lastRun} /></Link></span>}
        {schedule.nextRunAt && <span className="secondary small">{t.next(format.dateTime(schedule.nextRunAt))}</span>}
      </p>
      {[notify?.mailFault, notify?.webhookFault].map((fault, index) => fault && <p key={index} className="notice warn">{language === 'en' ? fault.messageEn : fault.message}</p>)}
      <p className="row">
        <button type="button" disabled={isRunning} onClick={() => void run()}>{t.now}</button>
        <button type="button" onClick={() => void change({ active: !active })}>{active ? t.pause : t.resume}</button>
        <button type="button" onClick={() => setEditing(true)}>{t.edit}</button>
        {schedule.feedAddress && <a className="button" href={schedule.feedAddress}>{t.feed}</a>}
        <button type="button" className="quiet" onClick={() => void renew()}>{t.renew}</button>
        <button type="button" onClick={() => setHooking(true)}>{t.webhook}</button>
        {(notify?.mail || notify?.webhook) && <button type="button" onClick={() => void test()}>{t.test}</button>}
        {sent && <span role="status" className="secondary">{t.sent}</span>}
        <button type="button" className="quiet" onClick={() => setRemoving(true)}>{t.remove}</button>
        <RefusalLine refusal={refusal} />
      </p>
      <Dialog open={editing} onClose={() => setEditing(false)} title={t.edit}>
        <ScheduleForm submit={t.save} before={{ cadence: schedule.cadence ?? 'WEEKLY', weekday: schedule.weekday, dayOfMonth: schedule.dayOfMonth, hour: schedule.hour ?? 6, notify: { mail: notify?.mail ?? false } }} save={async (chosen) => {
          const refused = await change(chosen)
          if (!refused) setEditing(false)
          return refused
        }} />
      </Dialog>
      <WebhookDialog open={hooking} onClose={() => setHooking(false)} id={id} before={notify?.webhook ?? null} changed={changed} />
      <Dialog open={removing} onClose={() => setRemoving(false)} title={t.sure}>
        <p>{t.sureHelp}</p>
        <p className="row"><button type="button" className="primary" onClick={() => void remove()}>{t.remove}</button></p>
      </Dialog>
    </li>
  )
}
