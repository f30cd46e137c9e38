import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Broken, RawRecord } from '../format.ts'
import { readCopyRows } from './copy-rows.ts'
import { readCsvRows } from './csv-rows.ts'
import { detectEncoding } from './encoding.ts'
import { readHead } from './head.ts'
import { readJson, readJsonLines } from './json-records.ts'
import { readText, type SourceFile } from './source-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyuan-import-'))
})
afterAll(() => rm(folder, { recursive: true }))

const fileOf = async (content: string | Uint8Array): Promise<SourceFile> => {
  const path = join(folder, 'file')
  await writeFile(path, content)
  const head = await readHead(path)
  if (!head) throw new Error('no text')
  return { path, size: head.size, encoding: head.encoding, bytesRead: 0, notes: [] }
}
const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
const csv = async (content: string | Uint8Array): Promise<(RawRecord | Broken)[]> => collect(readCsvRows(await fileOf(content)))
const GBK_国 = [0xb9, 0xfa]

describe('detectEncoding', () => {
  it.each<[string, number[], string | undefined]>([
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x61], 'utf-8'],
    ['UTF-8 without', [...Buffer.from('中国 plants')], 'utf-8'],
    ['UTF-16LE with a mark', [0xff, 0xfe, 0x61, 0x00], 'utf-16le'],
    ['UTF-16BE without', [0x00, 0x61, 0x00, 0x62, 0x00, 0x63, 0x00, 0x64], 'utf-16be'],
    ['GBK', [...GBK_国, ...GBK_国, 0x2c, ...GBK_国], 'gb18030'],
    ['Latin letters with accents, which a GBK decoder would also take', [...Buffer.from('Universit\u00e9 de Qu\u00e9bec', 'latin1')], undefined],
    ['UTF-16LE without a mark, in front of an XML declaration', [...Buffer.from('<?\u4e00', 'utf16le')], 'utf-16le'],
    ['windows-1252 that XML declares', [...Buffer.from('<?xml version="1.0" encoding="Windows-1252"?>Qu\u00e9bec', 'latin1')], 'windows-1252'],
    ['Latin letters of XML that declares UTF-8', [...Buffer.from('<?xml version="1.0" encoding="UTF-8"?>Qu\u00e9bec', 'latin1')], undefined],
    ['a zip archive', [0x50, 0x4b, 0x03, 0x04, 0x00, 0x00, 0x08, 0x00], undefined],
  ])('knows %s', (_, bytes, encoding) => expect(detectEncoding(Uint8Array.from(bytes))).toBe(encoding))
})

describe('readText', () => {
  it('decodes UTF-16 and GB18030 without their marks', async () => {
    expect(await collect(readText(await fileOf(Buffer.from('\uFEFF中文', 'utf16le'))))).toEqual(['中文'])
    expect(await collect(readText(await fileOf(Uint8Array.from([...GBK_国, ...GBK_国]))))).toEqual(['国国'])
  })
  it('notes an end inside a character and goes on', async () => {
    const file = await fileOf(Uint8Array.from([...GBK_国, ...GBK_国, GBK_国[0] ?? 0]))
    expect((await collect(readText(file))).join('')).toBe('国国\uFFFD')
    expect(file.notes).toEqual([expect.stringContaining('ends inside a character of gb18030')])
  })
})

describe('readCsvRows', () => {
  it('numbers rows by their first line and joins quoted cells over lines', async () => {
    expect(await csv('\uFEFFa,b\r\n1,"x\r\ny"\r\n\r\n2,""\r\n')).toEqual([{ number: 2, value: { a: '1', b: 'x\ny' } }, { number: 5, value: { a: '2', b: '' } }])
  })
  it('gives up one row to a quote that is never closed, and reads on', async () => {
    const rows = await csv(`a,b\n1,"open\n${Array.from({ length: 300 }, (_, at) => `${at},ok`).join('\n')}\n`)
    expect(rows[0]).toEqual({ number: 2, broken: { code: 'BAD_ROW', message: 'a quote opens on this line and is never closed' } })
    expect(rows).toHaveLength(301)
    expect(rows.at(-1)).toEqual({ number: 302, value: { a: '299', b: 'ok' } })
  })
  it('hands a row with cells too many or too few on as broken', async () => {
    expect(await csv('a,b\n1\n1,2,3\n4,5\n')).toEqual([
      { number: 2, broken: { code: 'BAD_ROW', message: '1 cells where the header has 2' } },
      { number: 3, broken: { code: 'BAD_ROW', message: '3 cells where the header has 2' } },
      { number: 4, value: { a: '4', b: '5' } },
    ])
  })
  it('does not quote a broken row', async () => {
    const [row] = await csv('a,b\nse"cret,"x\n')
    expect(JSON.stringify(row)).not.toContain('cret')
  })
})

describe('readCopyRows', () => {
  it('undoes the escapes of COPY', async () => {
    expect(await collect(readCopyRows(await fileOf('a\tb\nx\\ty\t\\N\nC:\\\\d\t\\n\n\\.\n')))).toEqual([
      { number: 2, value: { a: 'x\ty', b: '' } },
      { number: 3, value: { a: 'C:\\d', b: '\n' } },
    ])
  })
})

describe('readJsonLines and readJson', () => {
  it('hand a line that is no JSON on as broken, without quoting it', async () => {
    expect(await collect(readJsonLines(await fileOf('{"a":1}\n{"secret":\n\n[2]')))).toEqual([
      { number: 1, value: { a: 1 } },
      { number: 2, broken: { code: 'BAD_JSON', message: expect.stringMatching(/^the line is not JSON \([^"]*\)$/) } },
      { number: 4, value: [2] },
    ])
  })
  it('call a file unreadable that is no JSON', async () => {
    await expect(readJson(await fileOf('{"a": 1'))).rejects.toMatchObject({ unreadable: true })
  })
})
