import { readFileSync } from 'node:fs'
import { buildSchema, isInterfaceType, isObjectType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { columnsOf } from './columns.ts'
import { splitDescription } from './labels.ts'

const titlesOf = (description: string): [string, string] => {
  const schema = buildSchema(`type Query { rows: [Row] } type Row { ${JSON.stringify(description)} it: String }`)
  const [column] = columnsOf(parse('{ rows { it } }'), 'rows', { schema })
  return [column?.title ?? '', column?.titleEn ?? '']
}

describe('titles of columns', () => {
  it.each([
    ['全图唯一编号 <命名空间>:<本地号>,不变 / Graph-wide id, <namespace>:<local>, immutable', '全图唯一编号', 'Graph-wide id'],
    ['仪器分类(15 个大类) / One of the classes [of 15]', '仪器分类', 'One of the classes'],
    ['国际标准分类号\uff08ICS\uff09/ International Classification for Standards', '国际标准分类号', 'International Classification for Standards'],
    ['海拔\uff0c米 / Altitude, metres', '海拔', 'Altitude'],
    ['坐标 \u3010经度\u3011 / Place {lon lat}', '坐标', 'Place'],
    ['利用率 = 有效机时 ÷ 额定机时 / Effective over rated hours', '利用率', 'Effective over rated hours'],
    ['总分 0–100 / Score', '总分', 'Score'],
    ['经度 -180..180 / Longitude 0.5~1.5', '经度', 'Longitude'],
    ['JSONL 文件的 SHA-256 / SHA-256 of the JSONL file', 'JSONL 文件的 SHA-256', 'SHA-256 of the JSONL file'],
    ['<保留> / (reserved)', 'it', 'it'],
    ['题名', '题名', 'it'],
  ])('of %s', (description, zh, en) => {
    expect(titlesOf(description)).toEqual([zh, en])
  })

  it('end before brackets, in both languages, for every field of the graph', () => {
    const schema = buildSchema(readFileSync(new URL('../api.graphql', import.meta.url), 'utf8'))
    const fields = Object.values(schema.getTypeMap()).filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')).flatMap((type) => Object.values('getFields' in type ? type.getFields() : {}))
    expect(fields.length).toBeGreaterThan(1_000)
    const odd = new Set(fields.filter(({ description }) => titlesOf(description ?? '').some((title) => title === 'it' || /[<>()[\]{}=\uff08\uff09]|\s-?\d+$/.test(title))).map(({ description }) => description))
    expect([...odd]).toEqual([])
  })
})

describe('splitDescription', () => {
  it('takes a line of each, a stroke between blanks, or one after a bracket of full width', () => {
    for (const text of ['题名 / Title', '题名\nTitle']) expect(splitDescription(text)).toEqual({ zh: '题名', en: 'Title' })
    expect(splitDescription('题名\uff08中文\uff09/ Title')).toEqual({ zh: '题名\uff08中文\uff09', en: 'Title' })
    expect(splitDescription('瓦片 zoom/x/y / Tile')).toEqual({ zh: '瓦片 zoom/x/y', en: 'Tile' })
  })
})
