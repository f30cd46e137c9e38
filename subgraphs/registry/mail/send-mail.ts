import { createTransport } from 'nodemailer'
import type { MailConfig } from './mail-config.ts'

/** One message to one person. */
export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** Without angle brackets; the same at every try, so that a mailbox that got it twice shows it once. */
  messageId: string
  /** An address that turns these messages off, by GET for people and POST for mail programs (RFC 8058). */
  unsubscribe: string
}

/** `lasting`: the server refuses the address or the message, and will again. */
export type MailOutcome = { sent: true } | { sent: false; lasting: boolean; reason: string }

export interface SendMail {
  send(mail: Mail): Promise<MailOutcome>
  close(): void
}

const CONNECT_MS = 10_000
const SOCKET_MS = 30_000

/** Sends by SMTP, with TLS where the server offers it. */
export const smtpMail = ({ url, from }: MailConfig): SendMail => {
  const transport = createTransport({ url, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SOCKET_MS, disableFileAccess: true, disableUrlAccess: true } as never)
  return {
    send: async ({ to, subject, text, html, messageId, unsubscribe }) => {
      try {
        await transport.sendMail({
          // An address is one mailbox, never a list of them.
          from, to: { name: '', address: to }, subject, text, html, messageId: `<${messageId}>`,
          headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' },
        })
        return { sent: true }
      } catch (error) {
        const { responseCode } = error as { responseCode?: unknown }
        const code = typeof responseCode === 'number' ? responseCode : null
        // What the server said may name accounts of ours: its number says enough.
        return { sent: false, lasting: code !== null && code >= 500, reason: code === null ? 'SMTP' : `SMTP ${code}` }
      }
    },
    close: () => transport.close(),
  }
}
