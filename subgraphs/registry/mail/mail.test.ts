import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hostileTexts } from '../../../test/support/hostile-texts.ts'
import { catchMail, decodedMail, type MailCatcher } from '../../../test/support/mail-catcher.ts'
import { digestMail } from '../schedules/digest.ts'
import { readMailConfig } from './mail-config.ts'
import { type SendMail, smtpMail } from './send-mail.ts'

const ADDRESSES = { base: 'https://keyuan.example.cn', run: 'https://keyuan.example.cn/runs/run-1', unsubscribe: 'https://keyuan.example.cn/unsubscribe/abc' }
const mail = (more = {}) => ({ to: 'li@example.org', subject: '[科源] 「小麦」增加 1 条', text: '正文', html: '<p>正文</p>', messageId: 'abc@keyuan.example.cn', unsubscribe: ADDRESSES.unsubscribe, ...more })

describe('readMailConfig', () => {
  it('is none where nothing is set, and both where both are', () => {
    expect(readMailConfig({})).toBeNull()
    expect(readMailConfig({ KEYUAN_SMTP_URL: 'smtps://u:p@smtp.example.cn', KEYUAN_MAIL_FROM: '科源 <keyuan@example.cn>' })).toEqual({ url: 'smtps://u:p@smtp.example.cn', from: '科源 <keyuan@example.cn>' })
  })

  it.each([
    [{ KEYUAN_MAIL_FROM: 'a@b.cn' }, 'KEYUAN_SMTP_URL'], [{ KEYUAN_SMTP_URL: 'smtp://secret-password@x' }, 'KEYUAN_MAIL_FROM'], [{ KEYUAN_SMTP_URL: 'https://secret-password@x', KEYUAN_MAIL_FROM: 'a@b.cn' }, 'smtps://'],
    [{ KEYUAN_SMTP_URL: 'smtp://secret-password@x', KEYUAN_MAIL_FROM: 'a@b.cn, c@d.cn' }, 'KEYUAN_MAIL_FROM'], [{ KEYUAN_SMTP_URL: 'smtp://secret-password@x', KEYUAN_MAIL_FROM: 'x\r\nBcc: y <a@b.cn>' }, 'KEYUAN_MAIL_FROM'],
  ])('says what to set instead of %j, and repeats no password', (environment, expected) => {
    expect(() => readMailConfig(environment)).toThrow(expected)
    expect(() => readMailConfig(environment)).not.toThrow('secret-password')
  })
})

describe('smtpMail', () => {
  let catcher: MailCatcher
  let sender: SendMail
  beforeAll(async () => {
    catcher = await catchMail()
    sender = smtpMail({ url: catcher.url, from: '科源 <keyuan@example.cn>' })
  })
  afterAll(async () => {
    sender.close()
    await catcher.close()
  })
  beforeEach(() => {
    catcher.mails.length = 0
    catcher.refuse = null
  })

  it('sends to one person, with the way to turn it off for people and for programs', async () => {
    expect(await sender.send(mail())).toEqual({ sent: true })
    const [caught] = catcher.mails
    expect(caught?.to).toEqual(['li@example.org'])
    const text = decodedMail(caught?.source ?? '')
    for (const line of ['Subject: [科源] 「小麦」增加 1 条', 'Message-ID: <abc@keyuan.example.cn>', `List-Unsubscribe: <${ADDRESSES.unsubscribe}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click', 'Auto-Submitted: auto-generated', '<p>正文</p>']) expect(text).toContain(line)
  })

  it('tells a refusal that lasts from one that passes, and a server that is away', async () => {
    catcher.refuse = '550 no such mailbox'
    expect(await sender.send(mail())).toEqual({ sent: false, lasting: true, reason: 'SMTP 550' })
    catcher.refuse = '451 later'
    expect(await sender.send(mail())).toEqual({ sent: false, lasting: false, reason: 'SMTP 451' })
    const away = smtpMail({ url: 'smtp://127.0.0.1:1', from: 'a@b.cn' })
    expect(await away.send(mail())).toEqual({ sent: false, lasting: false, reason: 'SMTP' })
    away.close()
  })

  it.each(['x@example.org, y@example.org', 'x@example.org\r\nRCPT TO:<y@example.org>', 'Name <x@example.org>'])('makes one recipient of %j at most', async (to) => {
    await sender.send(mail({ to }))
    expect(catcher.mails.flatMap((each) => each.to).filter((each) => each === 'y@example.org')).toEqual([])
    expect(catcher.mails.flatMap((each) => each.to).length).toBeLessThanOrEqual(1)
  })

  it('a subject has no line of its own for headers', async () => {
    await sender.send(mail({ subject: digestMail({ sentence: { zh: 'a\r\nBcc: y@example.org', en: 'x' }, records: [], more: 0, addresses: ADDRESSES }).subject }))
    expect(catcher.mails[0]?.to).toEqual(['li@example.org'])
    expect(catcher.mails[0]?.source).not.toMatch(/^Bcc:/m)
  })
})

describe('digestMail', () => {
  const digest = (title: string) => digestMail({ sentence: { zh: '「小麦」增加 3 条', en: '“Wheat”: 3 added' }, records: [{ kind: 'ADDED', id: 'scientific-data:a1', title }], more: 2, addresses: ADDRESSES })

  it('is Chinese, then English, with records, the page of the run and the way to turn it off', () => {
    const { subject, text, html } = digest('小麦基因组')
    expect(subject).toBe('[科源] 「小麦」增加 3 条')
    expect(text.indexOf('「小麦」增加 3 条')).toBeLessThan(text.indexOf('“Wheat”: 3 added'))
    for (const part of ['- 增加: 小麦基因组', '- added: 小麦基因组', 'https://keyuan.example.cn/resource/scientific-data:a1', '另有 2 条', '2 more', ADDRESSES.run, ADDRESSES.unsubscribe]) expect(text).toContain(part)
    for (const part of ['<a href="https://keyuan.example.cn/resource/scientific-data:a1">小麦基因组</a>', ADDRESSES.unsubscribe]) expect(html).toContain(part)
  })

  it.each(hostileTexts.map((text) => [text]))('a title stays a title: %s', (title) => {
    const { html, text } = digest(title)
    const known = /<!doctype html>|<\/?(html|body|div|p|ul|li|hr|a)( (lang|href)="[^"<>]*")*>/g
    expect(html.replace(known, '')).not.toMatch(/[<>]/)
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(2)
  })
})
