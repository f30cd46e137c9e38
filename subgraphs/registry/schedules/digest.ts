import type { ChangeKind } from '../exports/difference.ts'

export interface DigestRecord { kind: ChangeKind; id: string; title: string }
export interface Digest {
  /** One sentence in each language: what the message is about. */
  sentence: { zh: string; en: string }
  records: readonly DigestRecord[]
  /** How many changes are not among the records. */
  more: number
  /** Where people reach this system, the page of the run, and the page that turns the messages off. */
  addresses: { base: string; run: string; unsubscribe: string }
}

const SIGNS: Record<ChangeKind, { zh: string; en: string }> = { ADDED: { zh: '增加', en: 'added' }, CHANGED: { zh: '改变', en: 'changed' }, GONE: { zh: '不再', en: 'gone' } }
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
/** A title is one line whatever it holds. */
const line = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

const resourceAddress = (base: string, id: string): string => `${base}/resource/${encodeURIComponent(id).replaceAll('%3A', ':')}`

type Language = 'zh' | 'en'
const TEXTS = {
  all: { zh: '全部变化', en: 'All changes' }, off: { zh: '不再收到此邮件', en: 'Turn these messages off' },
  more: (count: number) => ({ zh: `另有 ${count} 条`, en: `${count} more` }),
}

const plain = ({ sentence, records, more, addresses: { base, run } }: Digest, language: Language): string => [
  line(sentence[language]), ...(records.length === 0 ? [] : ['']),
  ...records.flatMap(({ kind, id, title }) => [`- ${SIGNS[kind][language]}: ${line(title)}`, `  ${resourceAddress(base, id)}`]), ...(more > 0 ? [`… ${TEXTS.more(more)[language]}`] : []),
  '', `${TEXTS.all[language]}: ${run}`,
].join('\n')

const html = ({ sentence, records, more, addresses: { base, run } }: Digest, language: Language): string => [
  `<p>${escaped(line(sentence[language]))}</p>`,
  records.length === 0 ? '' : `<ul>${records.map(({ kind, id, title }) => `<li>${SIGNS[kind][language]}: <a href="${escaped(resourceAddress(base, id))}">${escaped(line(title))}</a></li>`).join('')}</ul>`,
  more > 0 ? `<p>… ${TEXTS.more(more)[language]}</p>` : '', `<p><a href="${escaped(run)}">${TEXTS.all[language]}</a></p>`,
].join('')

/** A digest as a message: Chinese, then English; plain, and the same in simple HTML. */
export const digestMail = (digest: Digest): { subject: string; text: string; html: string } => {
  const off = digest.addresses.unsubscribe
  return {
    subject: `[科源] ${line(digest.sentence.zh)}`,
    text: `${plain(digest, 'zh')}\n\n----\n\n${plain(digest, 'en')}\n\n----\n\n${TEXTS.off.zh} / ${TEXTS.off.en}: ${off}\n`,
    html: `<!doctype html><html><body><div lang="zh-CN">${html(digest, 'zh')}</div><hr><div lang="en">${html(digest, 'en')}</div><hr><p><a href="${escaped(off)}">${TEXTS.off.zh} / ${TEXTS.off.en}</a></p></body></html>`,
  }
}
