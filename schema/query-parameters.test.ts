import { describe, expect, it } from 'vitest'
import { type AddressParameter, readQueryParameters, writeQueryParameters } from './query-parameters.ts'

const parameter = (name: string, input: AddressParameter['input'], rest: Partial<AddressParameter> = {}): AddressParameter => ({ name, input, required: false, many: false, ...rest })
const read = (parameters: AddressParameter[], address: string) => readQueryParameters(parameters, new URLSearchParams(address))

const every = [
  parameter('crop', 'TEXT'), parameter('count', 'NUMBER', { type: 'Int' }), parameter('value', 'NUMBER', { type: 'Decimal' }), parameter('open', 'BOOLEAN'), parameter('day', 'DATE'),
  parameter('since', 'YEAR', { type: 'PartialDate' }), parameter('year', 'YEAR', { type: 'Int' }), parameter('level', 'ENUM', { options: [{ value: 'PUBLIC' }, { value: 'REGISTERED' }] }),
  parameter('types', 'TYPE', { many: true, type: '[String!]' }), parameter('near', 'PLACE'), parameter('box', 'BOX'),
]

describe('readQueryParameters', () => {
  it('reads each kind as the graph takes it', () => {
    expect(read(every, 'crop=小麦&count=3&value=1.10&open=true&day=2016-02-29&since=2015&year=2015&level=PUBLIC&types=DATASET&types=PAPER&near=113.6,34.7,50&box=170,-10,-170,10')).toEqual({
      problems: [],
      variables: {
        crop: '小麦', count: 3, value: '1.10', open: true, day: '2016-02-29', since: '2015', year: 2015, level: 'PUBLIC', types: ['DATASET', 'PAPER'],
        near: { lon: 113.6, lat: 34.7, km: 50 }, box: { west: 170, south: -10, east: -170, north: 10 },
      },
    })
  })

  it.each([
    ['count=3.5', 'count'], ['count=x', 'count'], ['value=1,5', 'value'], ['open=yes', 'open'], ['day=2015-02-29', 'day'], ['day=2015', 'day'], ['since=15', 'since'], ['level=SECRET', 'level'],
    ['near=113.6,34.7', 'near'], ['near=113.6,94.7,5', 'near'], ['near=1,1,0', 'near'], ['box=1,2,3', 'box'], ['box=1,5,2,4', 'box'], ['crop=a&crop=b', 'crop'], ['corp=a', 'corp'], ['__proto__=a', '__proto__'],
  ])('says of %s what is wrong and what would be right', (address, name) => {
    const { problems, variables } = read(every, address)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ name })
    expect(problems[0]?.message).toMatch(/如 |之一|true|只取|没有参数/)
    expect(Object.hasOwn(variables, name)).toBe(false)
  })

  it('keeps the default of what is not given, and takes it away where it is given empty', () => {
    const crop = [parameter('crop', 'TEXT', { default: '水稻', type: 'String' })]
    expect(read(crop, '').variables).toEqual({ crop: '水稻' })
    // Null and not left out: the document may have the default too.
    expect(read(crop, 'crop=').variables).toEqual({ crop: null })
    expect(read([parameter('crop', 'TEXT', { type: 'String' })], 'crop=').variables).toEqual({})
    expect(read([parameter('crop', 'TEXT', { default: '水稻', type: 'String!' })], 'crop=').variables).toEqual({ crop: '水稻' })
  })

  it('asks for what has to be given, once', () => {
    const needed = [parameter('crop', 'TEXT', { required: true }), parameter('n', 'NUMBER', { required: true })]
    expect(read(needed, 'n=x').problems.map(({ name, value }) => [name, value])).toEqual([['crop', null], ['n', 'x']])
    expect(read([parameter('crop', 'TEXT', { required: true, default: '水稻', type: 'String' })], 'crop=').problems).toMatchObject([{ name: 'crop', value: null }])
  })

  it('reads what writeQueryParameters wrote, and what was cleared stays so', () => {
    const all = [...every, parameter('rank', 'TEXT', { default: 'A', type: 'String' })]
    const variables = read(all, 'crop=a,b&count=-3&near=1,2,3&box=1,2,3,4&types=A&types=B&open=false&rank=').variables
    expect(variables).toMatchObject({ rank: null })
    expect(readQueryParameters(all, writeQueryParameters(variables)).variables).toEqual(variables)
  })
})
