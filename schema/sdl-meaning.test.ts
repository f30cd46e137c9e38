import { describe, expect, it } from 'vitest'
import { differencesInMeaning } from './sdl-meaning.ts'

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])'
const SUBMITTED = `${LINK}
"望远镜 / A telescope"
type Telescope @key(fields: "id code") @shareable { id: ID! code: String aperture(unit: String = "m"): Float @deprecated }
enum TelescopeBand { RADIO OPTICAL }
extend type Query { telescope(id: ID!): Telescope }`

describe('differencesInMeaning', () => {
  it('finds none between the written SDL and what a federation library serves of it', () => {
    const served = `schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/federation/v2.9", as: "fed", import: [{ name: "@key", as: "@primary" }]) { query: RootQuery }
      directive @primary(fields: fed__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
      scalar _Any scalar fed__FieldSet union _Entity = Telescope type _Service { sdl: String }
      type RootQuery { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! telescope(id: ID!): Telescope }
      enum TelescopeBand { OPTICAL RADIO }
      type Telescope @primary(fields: "code id", resolvable: true) { aperture(unit: String = """m"""): Float @deprecated(reason: "No longer supported") @fed__shareable code: String @fed__shareable id: ID! @fed__shareable }`
    expect(differencesInMeaning(SUBMITTED, served)).toEqual([])
    expect(differencesInMeaning(served, SUBMITTED)).toEqual([])
  })

  it('tells of federation 1 what it means in federation 1', () => {
    expect(differencesInMeaning('type A @key(fields: "id") { id: ID! }', 'extend type A @key(fields: "id") { id: ID! } type Query { _service: _Service! } type _Service { sdl: String }')).toEqual([])
  })

  it.each([
    ['a type that is gone', 'enum TelescopeBand { RADIO OPTICAL }', '', 'TelescopeBand'],
    ['an enum value', 'RADIO OPTICAL', 'RADIO', 'TelescopeBand.OPTICAL'],
    ['nullability', 'code: String', 'code: String!', 'Telescope.code'],
    ['an argument', '(unit: String = "m")', '', 'Telescope.aperture(unit:)'],
    ['a default', '= "m"', '= "cm"', 'Telescope.aperture(unit:)'],
    ['a key', '"id code"', '"id"', '@key'],
    ['sharing', ' @shareable {', ' {', '@shareable'],
    ['a deprecation', ' @deprecated', '', '@deprecated'],
    ['a kind', 'enum TelescopeBand { RADIO OPTICAL }', 'scalar TelescopeBand', 'TelescopeBand'],
    ['a root field', 'telescope(id: ID!): Telescope', 'telescopes: [Telescope]', 'Query.telescopes'],
  ])('tells %s', (_what, from, to, coordinate) => {
    const differences = differencesInMeaning(SUBMITTED, SUBMITTED.replace(from, to))
    expect(differences.join('\n')).toContain(coordinate)
    expect(differencesInMeaning(SUBMITTED, SUBMITTED.replace(from, to))).not.toEqual([])
  })

  it('calls an SDL that does not parse a difference, and names of Object.prototype names', () => {
    expect(differencesInMeaning('type {', SUBMITTED)).toHaveLength(1)
    expect(differencesInMeaning('type A { constructor: Int __proto__: Int }', 'type A { constructor: Int }')).toEqual([expect.stringContaining('A.__proto__')])
  })
})
