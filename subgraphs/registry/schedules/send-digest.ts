import type { RowChange } from '../exports/difference.ts'
import { rowPage } from '../exports/row-page.ts'
import { alertsByIds } from '../repositories/alerts.ts'
import type { DeliveryRow } from '../repositories/deliveries.ts'
import { type QueryRunRow, runsByIds } from '../repositories/query-runs.ts'
import type { ScheduleRow } from '../repositories/schedules.ts'
import type { RegistryRuntime } from '../runtime.ts'
import type { DeliveryFault } from '../tables/schedule.ts'
import { type Digest, digestMail } from './digest.ts'
import { sentenceOf, type Sentence } from './sentence.ts'

const MOST_RECORDS = 20

type MailOutcome = { sent: true } | { sent: false; lasting: boolean; fault: DeliveryFault }

const NO_ADDRESS: DeliveryFault = { message: '您的账号没有经登录系统验证的邮箱', messageEn: 'Your account has no e-mail address that its issuer has verified' }
const NO_SERVER: DeliveryFault = { message: '没有设置发信服务器', messageEn: 'No mail server is set' }
const refusedBy = (reason: string): DeliveryFault => ({ message: `发信服务器未接受(${reason})`, messageEn: `The mail server did not accept it (${reason})` })

const TEST: Sentence = { zh: '这是一封测试邮件:提醒会这样寄来', en: 'This is a test: alerts come like this' }
const PERSON = 'query DigestFor($ids: [ID!]!) { me { email emailVerified } resources(ids: $ids) { id title } }'
interface Person { me: { email: string | null; emailVerified: boolean | null } | null; resources: ({ id: string; title: string | null } | null)[] | null }

/** What a message says, and to whom: asked for as its owner when it is sent, so that it says nothing of what has been hidden since. */
const composed = async ({ database: { db }, askAs, publicUrl }: RegistryRuntime, schedule: ScheduleRow, sentence: Sentence, run: QueryRunRow | undefined): Promise<{ to: string | null; digest: Digest }> => {
  const changes = run?.changes == null ? [] : await rowPage<RowChange>(db, { id: run.changes }, 0, MOST_RECORDS)
  const answer = await askAs(schedule.owner, { query: PERSON, variables: { ids: changes.flatMap(({ key }) => key ?? []) } })
  const { me, resources } = (answer.data ?? {}) as unknown as Partial<Person>
  if (!me) throw new Error(`the graph did not say who a message is for: ${answer.errors?.[0]?.message ?? 'nobody'}`)
  const titles = new Map((resources ?? []).flatMap((each) => (each?.title ? [[each.id, each.title]] : [])))
  const records = changes.flatMap(({ kind, key }) => (key !== null && titles.has(key) ? [{ kind, id: key, title: titles.get(key) ?? '' }] : []))
  const base = publicUrl()
  const all = (run?.added ?? 0) + (run?.changed ?? 0) + (run?.gone ?? 0)
  return {
    to: me.emailVerified === true ? me.email : null,
    digest: { sentence, records, more: all - records.length, addresses: { base, run: run ? `${base}/runs/${run.id}` : `${base}/alerts`, unsubscribe: `${base}/unsubscribe/${schedule.mailKey}` } },
  }
}

/** Sends a message to the owner of a schedule, where the owner has a verified address. Throws `NotAllowedError` where the owner may not ask the graph any more. */
export const sendDigest = async (runtime: RegistryRuntime, { alert: alertId, messageId }: DeliveryRow, schedule: ScheduleRow): Promise<MailOutcome> => {
  const { database: { db }, mail } = runtime
  if (!mail) return { sent: false, lasting: true, fault: NO_SERVER }
  const alert = alertId === null ? undefined : (await alertsByIds(db, [alertId])).get(alertId)
  const run = alert && (await runsByIds(db, [alert.run])).get(alert.run)
  const { to, digest } = await composed(runtime, schedule, alert && run ? sentenceOf(alert.kind, schedule, run) : TEST, run)
  if (to === null) return { sent: false, lasting: true, fault: NO_ADDRESS }
  const outcome = await mail.send({ ...digestMail(digest), to, unsubscribe: digest.addresses.unsubscribe, messageId: `${messageId}@${new URL(digest.addresses.base).hostname}` })
  return outcome.sent ? outcome : { sent: false, lasting: outcome.lasting, fault: refusedBy(outcome.reason) }
}
