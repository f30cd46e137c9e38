import { createHmac, randomBytes } from 'node:crypto'
import { checkOutboundUrl } from '../../kit/outbound/check-outbound-url.ts'
import type { Post } from '../../kit/outbound/guarded-post.ts'
import type { ChangeKind } from '../exports/difference.ts'
import { type Problem, problem } from '../saved-queries/problem.ts'
import type { AlertKind, DeliveryFault } from '../tables/schedule.ts'

/** Posts to addresses that people gave. `allowPrivate`: on a developer's own machine, where plain http is taken too. */
export interface Webhooks { post: Post; allowPrivate: boolean }

/** What a webhook is told: counts, and what changed by id. Rows are asked for at the graph, with rights of one's own. */
export interface WebhookBody {
  type: 'alert' | 'test'
  id: string
  at: string
  kind: AlertKind | null
  message: string
  messageEn: string
  schedule: { id: string; name: string }
  run: { id: string; address: string; rows: number | null; added: number | null; changed: number | null; gone: number | null } | null
  changes: readonly { kind: ChangeKind; id: string }[]
}

export type WebhookOutcome = { sent: true } | { sent: false; lasting: boolean; gone: boolean; fault: DeliveryFault }

const PREFIX = 'whsec_'
const LIMITS = { deadlineMs: 10_000, maxBytes: 65_536 }
const GONE = 410

/** As Standard Webhooks writes it: 24 random bytes. */
export const newWebhookSecret = (): string => PREFIX + randomBytes(24).toString('base64')

/** `v1,<base64>` of Standard Webhooks: HMAC-SHA256 of id, time and body, joined by points. */
export const signatureOf = (secret: string, id: string, seconds: number, body: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64')).update(`${id}.${seconds}.${body}`).digest('base64')}`

/** Why an address is none for a webhook; null where it is one. What a name means is looked at when it is posted to. */
export const webhookProblem = (given: string, { allowPrivate }: Pick<Webhooks, 'allowPrivate'>): Problem | null => {
  const { url, problem: wrong } = checkOutboundUrl(given, { allowPrivate })
  const said = wrong ?? (url.protocol === 'https:' || allowPrivate ? null : { zh: 'webhook 须为 https 网址', en: 'A webhook is an https address' })
  return said && problem({ code: 'WEBHOOK_INVALID', zh: said.zh, en: said.en, path: ['url'] })
}

/** One try. No redirect is followed: the address is the one that its owner gave. */
export const postWebhook = async ({ post }: Webhooks, { url, secret }: { url: string; secret: string }, body: WebhookBody, now: Date): Promise<WebhookOutcome> => {
  const seconds = Math.floor(now.getTime() / 1_000)
  const answer = await post(url, body, { 'webhook-id': body.id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatureOf(secret, body.id, seconds, JSON.stringify(body)) }, LIMITS)
  if ('fault' in answer) {
    const [message = answer.reason, messageEn = answer.reason] = answer.reason.split(' / ')
    return { sent: false, lasting: answer.fault === 'forbidden', gone: false, fault: { message, messageEn } }
  }
  if (answer.status >= 200 && answer.status < 300) return { sent: true }
  return { sent: false, lasting: answer.status === GONE, gone: answer.status === GONE, fault: { message: `webhook 回答 ${answer.status}`, messageEn: `The webhook answered ${answer.status}` } }
}
