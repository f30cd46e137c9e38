import { createHash } from 'node:crypto'
import type { ChangeKind } from '../exports/difference.ts'
import { countsOf } from './sentence.ts'

/** A record of a change that anybody may see now. */
export interface FeedRecord { kind: ChangeKind; id: string; title: string }
export interface FeedEntry { id: string; at: Date; added: number; changed: number; gone: number; records: readonly FeedRecord[] }
export interface Feed { id: string; name: string; nameEn: string | null; createdAt: Date; entries: readonly FeedEntry[] }
/** Where the feed and the pages are: absolute, since readers keep it. */
export interface FeedAddresses { self: string; base: string }

/** What XML 1.0 has no character for is left out: no reader would take the rest. */
const escaped = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

/** The same for good, wherever the feed is read and however its address changes; the id itself is nobody's but the owner's. */
const urn = (id: string): string => {
  const hex = createHash('sha256').update(`keyuan feed ${id}`).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const SIGNS: Record<ChangeKind, string> = { ADDED: '增加 / Added', CHANGED: '改变 / Changed', GONE: '不再 / Gone' }
const resourceAddress = (base: string, id: string): string => `${base}/resource/${encodeURIComponent(id).replaceAll('%3A', ':')}`

/** HTML, to be escaped once more: RFC 4287, 3.1.1.2. */
const contentOf = (records: readonly FeedRecord[], base: string): string =>
  (['ADDED', 'CHANGED', 'GONE'] as const).map((kind) => {
    const items = records.filter((record) => record.kind === kind).map(({ id, title }) => `<li><a href="${escaped(resourceAddress(base, id))}">${escaped(title)}</a></li>`)
    return items.length === 0 ? '' : `<p>${SIGNS[kind]}</p><ul>${items.join('')}</ul>`
  }).join('')

const entry = ({ id, at, records, ...counts }: FeedEntry, base: string): string => {
  const { zh, en } = countsOf(counts)
  const content = contentOf(records, base)
  return [
    '<entry>', `<id>${urn(id)}</id>`, `<title>${escaped(`${zh} / ${en}`)}</title>`, `<updated>${at.toISOString()}</updated>`, `<link rel="alternate" type="text/html" href="${escaped(`${base}/runs/${id}`)}"/>`,
    `<content type="html">${escaped(content || `<p>${escaped(`${zh} / ${en}`)}</p>`)}</content>`, '</entry>',
  ].join('')
}

/** Atom (RFC 4287): an entry for each run that changed something, latest first. */
export const atom = ({ id, name, nameEn, createdAt, entries }: Feed, { self, base }: FeedAddresses): string => [
  '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
  `<id>${urn(id)}</id>`, `<title>${escaped(nameEn === null ? name : `${name} / ${nameEn}`)}</title>`, `<updated>${(entries[0]?.at ?? createdAt).toISOString()}</updated>`,
  '<author><name>科源 Keyuan</name></author>', `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`, `<link rel="alternate" type="text/html" href="${escaped(`${base}/alerts`)}"/>`,
  ...entries.map((each) => entry(each, base)), '</feed>\n',
].join('')
