import { rowPage } from '../exports/row-page.ts'
import type { RowChange } from '../exports/difference.ts'
import { Loop } from '../../kit/loop.ts'
import { NotAllowedError } from '../../kit/ask-as.ts'
import { digestMail, type Digest } from './digest.ts'
import { alertsByIds } from '../repositories/alerts.ts'
import { claimDelivery, type DeliveryRow, removeWaiting, updateDelivery } from '../repositories/deliveries.ts'
import { type QueryRunRow, runsByIds } from '../repositories/query-runs.ts'
import { noteSchedule, type ScheduleRow, schedulesByIds } from '../repositories/schedules.ts'
import type { RegistryRuntime } from '../runtime.ts'
import type { DeliveryFault } from '../tables/schedule.ts'
import { sentenceOf, type Sentence } from './sentence.ts'

const IDLE_MS = 2_000
/** After each try that did not succeed; the fifth is the last. */
const PAUSES_MS = [60_000, 300_000, 1_800_000, 7_200_000]
const MOST_RECORDS = 20

type Outcome = { sent: true } | { sent: false; lasting: boolean; fault: DeliveryFault }

const NO_ADDRESS: DeliveryFault = { message: '您的账号没有经登录系统验证的邮箱', messageEn: 'Your account has no e-mail address that its issuer has verified' }
const NOT_ALLOWED: DeliveryFault = { message: '您的账号现在不能查询', messageEn: 'Your account may not ask the graph now' }
const NO_SERVER: DeliveryFault = { message: '没有设置发信服务器', messageEn: 'No mail server is set' }
const refusedBy = (reason: string): DeliveryFault => ({ message: `发信服务器未接受(${reason})`, messageEn: `The mail server did not accept it (${reason})` })

const TEST: Sentence = { zh: '这是一封测试邮件:提醒会这样寄来', en: 'This is a test: alerts come like this' }
const PERSON = 'query DigestFor($ids: [ID!]!) { me { email emailVerified } resources(ids: $ids) { id title } }'
interface Person { me: { email: string | null; emailVerified: boolean | null } | null; resources: ({ id: string; title: string | null } | null)[] | null }

/** What a message says, and to whom: asked for as its owner when it is sent, so that it says nothing of what has been hidden since. */
const composed = async ({ database: { db }, askAs, mail }: RegistryRuntime, schedule: ScheduleRow, sentence: Sentence, run: QueryRunRow | undefined): Promise<{ to: string | null; digest: Digest }> => {
  const changes = run?.changes == null ? [] : await rowPage<RowChange>(db, { id: run.changes }, 0, MOST_RECORDS)
  const answer = await askAs(schedule.owner, { query: PERSON, variables: { ids: changes.flatMap(({ key }) => key ?? []) } })
  const { me, resources } = (answer.data ?? {}) as unknown as Partial<Person>
  if (!me) throw new Error(`the graph did not say who a message is for: ${answer.errors?.[0]?.message ?? 'nobody'}`)
  const titles = new Map((resources ?? []).flatMap((each) => (each?.title ? [[each.id, each.title]] : [])))
  const records = changes.flatMap(({ kind, key }) => (key !== null && titles.has(key) ? [{ kind, id: key, title: titles.get(key) ?? '' }] : []))
  const base = mail?.publicUrl() ?? ''
  const all = (run?.added ?? 0) + (run?.changed ?? 0) + (run?.gone ?? 0)
  return {
    to: me.emailVerified === true ? me.email : null,
    digest: { sentence, records, more: all - records.length, addresses: { base, run: run ? `${base}/runs/${run.id}` : `${base}/alerts`, unsubscribe: `${base}/unsubscribe/${schedule.mailKey}` } },
  }
}

const sent = async (runtime: RegistryRuntime, { id, alert: alertId, messageId }: DeliveryRow, schedule: ScheduleRow): Promise<Outcome> => {
  const { database: { db }, mail } = runtime
  if (!mail) return { sent: false, lasting: true, fault: NO_SERVER }
  const alert = alertId === null ? undefined : (await alertsByIds(db, [alertId])).get(alertId)
  const run = alert && (await runsByIds(db, [alert.run])).get(alert.run)
  try {
    const { to, digest } = await composed(runtime, schedule, alert && run ? sentenceOf(alert.kind, schedule, run) : TEST, run)
    if (to === null) return { sent: false, lasting: true, fault: NO_ADDRESS }
    const host = new URL(digest.addresses.base).hostname
    const outcome = await mail.send({ ...digestMail(digest), to, unsubscribe: digest.addresses.unsubscribe, messageId: `${messageId ?? id}@${host}` })
    return outcome.sent ? outcome : { sent: false, lasting: outcome.lasting, fault: refusedBy(outcome.reason) }
  } catch (error) {
    if (error instanceof NotAllowedError) return { sent: false, lasting: true, fault: NOT_ALLOWED }
    throw error
  }
}

/** Sends what was written down with alerts, each message once where it was accepted: five tries with growing pauses, then the schedule says why not. */
export const createDispatcher = (runtime: RegistryRuntime, idleMs = IDLE_MS): Loop => {
  const { database: { db }, log } = runtime
  const settle = async (row: DeliveryRow, outcome: Outcome): Promise<void> => {
    const now = new Date()
    if (outcome.sent) {
      await updateDelivery(db, row, { state: 'SENT', sentAt: now, fault: null })
      return noteSchedule(db, row.schedule, { mailFault: null })
    }
    const pause = outcome.lasting ? undefined : PAUSES_MS[row.attempts - 1]
    if (pause !== undefined) return updateDelivery(db, row, { fault: outcome.fault, notBefore: new Date(now.getTime() + pause) })
    await updateDelivery(db, row, { state: 'FAILED', fault: outcome.fault })
    await noteSchedule(db, row.schedule, { mailFault: outcome.fault })
  }
  return new Loop({
    log, idleMs,
    step: async () => {
      const row = await claimDelivery(db)
      if (!row) return false
      const schedule = (await schedulesByIds(db, [row.schedule])).get(row.schedule)
      if (!schedule?.mail) await removeWaiting(db, row.schedule, 'MAIL')
      else await settle(row, await sent(runtime, row, schedule).catch((error: unknown): Outcome => {
        log.warn({ delivery: String(row.id), err: error }, 'a message could not be composed; it is tried again')
        return { sent: false, lasting: false, fault: { message: '暂时不能发出', messageEn: 'It could not be sent yet' } }
      }))
      return true
    },
    onError: (error) => log.error({ err: error }, 'messages could not be looked at'),
  })
}
