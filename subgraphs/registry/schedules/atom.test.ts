import { describe, expect, it } from 'vitest'
import { hostileTexts } from '../../../test/support/hostile-texts.ts'
import { parseXml } from '../../../test/support/parse-xml.ts'
import { atom, type Feed } from './atom.ts'

const AT = new Date('2026-11-22T06:00:00.000Z')
const ADDRESSES = { base: 'https://keyuan.example.cn', self: 'https://keyuan.example.cn/feeds/x.atom' }
const feed = (more: Partial<Feed> = {}): Feed => ({ id: 'schedule-x', name: '小麦', nameEn: null, createdAt: new Date('2026-01-01T00:00:00.000Z'), entries: [], ...more })
const entry = (title: string) => ({ id: 'run-1', at: AT, added: 1, changed: 0, gone: 0, records: [{ kind: 'ADDED' as const, id: 'scientific-data:a1', title }] })

describe('atom', () => {
  it('has an entry for each run, with counts in both languages and links to the records', () => {
    const [head, first] = parseXml(atom(feed({ nameEn: 'Wheat', entries: [entry('小麦基因组')] }), ADDRESSES))
    expect(head).toMatchObject({ title: ['小麦 / Wheat'], updated: [AT.toISOString()] })
    expect(first).toMatchObject({ title: ['增加 1 条 / 1 added'], updated: [AT.toISOString()], content: ['<p>增加 / Added</p><ul><li><a href="https://keyuan.example.cn/resource/scientific-data:a1">小麦基因组</a></li></ul>'] })
  })

  it('says the same ids wherever it is read, and nothing of the schedule\'s own id', () => {
    const text = atom(feed({ entries: [entry('x')] }), ADDRESSES)
    expect(atom(feed({ entries: [entry('x')] }), { base: 'http://other', self: 'http://other/feeds/y.atom' }).match(/<id>[^<]*/g)).toEqual(text.match(/<id>[^<]*/g))
    expect(text).not.toContain('schedule-x')
  })

  it('without an entry is of the day on which it was made', () => {
    expect(parseXml(atom(feed(), ADDRESSES))[0]?.updated).toEqual(['2026-01-01T00:00:00.000Z'])
  })

  it.each(hostileTexts.map((text) => [text]))('a title stays a title: %s', (text) => {
    const [head, first] = parseXml(atom(feed({ name: text, entries: [entry(text)] }), ADDRESSES))
    expect(head?.title?.join('')).toBe(text)
    const [content = ''] = first?.content ?? []
    // Once unescaped it is HTML, with nothing of the title but text in it.
    expect(content.replace(/<\/?(p|ul|li|a)( href="https:[^"<>]*")?>/g, '')).not.toMatch(/[<>]/)
  })

  it('leaves out what XML has no character for', () => {
    const [, first] = parseXml(atom(feed({ name: 'a\u0000b\u0008\u001fc\ud800d\ufffe', entries: [entry('x\u0000\u000b\uffffy😀')] }), ADDRESSES))
    expect(first?.content?.[0]).toContain('>xy😀</a>')
  })
})
