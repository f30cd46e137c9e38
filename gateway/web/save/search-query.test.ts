import { readFileSync } from 'node:fs'
import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { rowLists } from '../../../schema/rows/row-lists.ts'
import { readAddress } from '../state/parameters.ts'
import { searchSchema } from '../search/search-address.ts'
import { columnChoices } from './column-choices.ts'
import { conditionsOf } from './conditions.ts'
import { searchQueryOf } from './search-query.ts'

const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'), { assumeValidSDL: true })
const state = (search: string) => readAddress(searchSchema, search)
const allColumns = columnChoices.map(({ key }) => key)

const checked = (search: string, parameters: readonly string[], columns = allColumns) => {
  const query = searchQueryOf(state(search), { parameters: new Set(parameters), columns })
  const document = parse(query.document)
  expect(validate(schema, document)).toEqual([])
  const [operation] = document.definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation')
  expect(getVariableValues(schema, operation.variableDefinitions ?? [], query.variables).errors).toBeUndefined()
  return query
}

const EVERYTHING = 'q=小麦 "抗旱"\\&field=TITLE&sort=GENERATED_DESC&type=DATASET&type=PAPER&province=410000&city=410100&platform=platforms:p1&organization=platforms:o1&year=2016&from=2015&to=2020-06&sharing=PUBLIC&service=ONLINE_DOWNLOAD&origin=SUBMITTED&stage=SHARED&keyword=旱&license=CC-BY-4.0&program=P&project=submissions:x&discipline=210&category=A1&domain=D&department=农业&country=CN&submission=PAPER&submissionDomain=X&namespace=literature&box=110,31,117,36.5&near=113.6,34.7,100'

describe('searchQueryOf', () => {
  it('writes a document that the graph takes, with every condition as it is', () => {
    const { document, parameters, variables } = checked(EVERYTHING, [])
    expect(parameters).toEqual([])
    expect(variables).toEqual({})
    expect(document).toContain('q: "小麦 \\"抗旱\\"\\\\"')
    expect(document).toContain('generated: { from: "2015", to: "2020-06" }')
    expect(document).toContain('sharingLevels: [PUBLIC]')
    expect(document).toContain('box: { west: 110, south: 31, east: 117, north: 36.5 }')
  })

  it('makes of each condition a parameter with what is searched for now as its default', () => {
    const names = conditionsOf(state(EVERYTHING)).map(({ name }) => name)
    expect(names).toHaveLength(27)
    const { document, parameters } = checked(EVERYTHING, names)
    expect(parameters.map(({ name }) => name)).toEqual(names)
    expect(parameters.find(({ name }) => name === 'since')).toMatchObject({ label: '起始年份', input: 'YEAR', many: false, default: '2015' })
    expect(parameters.find(({ name }) => name === 'types')).toMatchObject({ input: 'TYPE', many: true, default: ['DATASET', 'PAPER'] })
    expect(document).toContain('generated: { from: $since, to: $until }')
    expect(document).not.toContain('小麦')
  })

  it('has one list of rows, which can be walked to the end', () => {
    const { document, rows } = checked('q=小麦', ['q'])
    expect(rowLists(schema, parse(document))[0]).toMatchObject({ path: rows, complete: true })
  })

  it('selects the columns that were chosen and no other', () => {
    const { document } = checked('q=小麦', ['q'], ['platform', 'instruments'])
    expect(document).toContain('instruments: relations(kinds: [PRODUCED_WITH], first: 20)')
    expect(document).not.toContain('creators')
  })

  it('is valid with nothing searched for', () => {
    expect(checked('', []).document).toContain('searchResources(\n    first: 50\n  )')
  })
})
