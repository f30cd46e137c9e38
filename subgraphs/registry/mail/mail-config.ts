import type { ProcessSetting } from '../../kit/config.ts'

export const MAIL_SETTINGS = [
  { name: 'KEYUAN_SMTP_URL', default: '', zh: '发信服务器,如 smtps://用户:密码@smtp.example.cn;缺省不发邮件', en: 'Mail server, such as smtps://user:password@smtp.example.cn; by default no mail is sent' },
  { name: 'KEYUAN_MAIL_FROM', default: '', zh: '发件地址,如 科源 <keyuan@example.cn>;设置 KEYUAN_SMTP_URL 时必填', en: 'Sender, such as Keyuan <keyuan@example.cn>; required with KEYUAN_SMTP_URL' },
] as const satisfies readonly ProcessSetting[]

/** A mail server with whom mail is from. */
export interface MailConfig { url: string; from: string }

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/

/** Reads the environment once; null where no mail is to be sent. Says what to set where one of both is missing or wrong. The address may hold a password: no message repeats it. */
export const readMailConfig = (environment: Readonly<Record<string, string | undefined>>): MailConfig | null => {
  const url = environment.KEYUAN_SMTP_URL || ''
  const from = (environment.KEYUAN_MAIL_FROM || '').trim()
  if (url === '') {
    if (from !== '') throw new Error('设置了 KEYUAN_MAIL_FROM 而没有 KEYUAN_SMTP_URL:请二者都设,或都不设 / KEYUAN_MAIL_FROM is set without KEYUAN_SMTP_URL: set both or neither')
    return null
  }
  const parsed = URL.parse(url)
  if (!parsed || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '') throw new Error('KEYUAN_SMTP_URL 应为 smtp:// 或 smtps:// 网址 / KEYUAN_SMTP_URL is an smtp:// or smtps:// address')
  const address = /<([^<>]*)>$/.exec(from)?.[1] ?? from
  if (!ADDRESS.test(address) || /[\r\n]/.test(from)) throw new Error('KEYUAN_MAIL_FROM 应为邮箱地址,如 科源 <keyuan@example.cn> / KEYUAN_MAIL_FROM is an address, such as Keyuan <keyuan@example.cn>')
  return { url, from }
}
