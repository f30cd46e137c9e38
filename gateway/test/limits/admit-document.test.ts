import { buildSchema, getIntrospectionQuery, parse, validate, type GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createAdmission } from '../../limits/admit-document.ts'
import { limitOf } from '../../limits/limit-error.ts'
import { DEFAULT_LIMITS } from '../../../schema/limits/limits.ts'
import { aliased, cyclic, doubling, nested, rootFields, tokens, unusedFragments, withDirectives } from '../hostile.ts'

const refusalOf = (source: string): { error: GraphQLError | undefined; ms: number } => {
  const admit = createAdmission(DEFAULT_LIMITS)
  const started = performance.now()
  const error = admit(source)
  return { error, ms: performance.now() - started }
}

describe('createAdmission', () => {
  it.each([
    ['depth 20', nested(20), 'depth', 18, 20, 50],
    ['depth 100', nested(100), 'depth', 18, 100, 50],
    ['depth 3000', nested(3_000), 'nesting', 100, 3_000, 50],
    ['16 aliases', aliased(16), 'aliases', 15, 16, 50],
    ['100 aliases', aliased(100), 'aliases', 15, 100, 50],
    ['5000 aliases', aliased(5_000), 'tokens', 15_000, 15_002, 50],
    ['51 directives', withDirectives(51), 'directives', 50, 51, 50],
    ['20000 directives', `{ a ${'@x '.repeat(20_000)}}`, 'tokens', 15_000, 40_003, 50],
    ['20000 directives with arguments', withDirectives(20_000), 'documentSize', 262_144, 340_005, 50],
    ['15001 tokens', tokens(15_001), 'tokens', 15_000, 15_001, 50],
    ['a megabyte of tokens', tokens(524_288), 'documentSize', 262_144, 1_048_574, 50],
    ['21 root fields', rootFields(21), 'rootFields', 20, 21, 50],
    ['21 root fields in fragments', `{ ...F } fragment F on Query ${rootFields(21)}`, 'rootFields', 20, 21, 50],
    ['depth 20 in fragments', `{ ${'a { '.repeat(10)} ...F ${'}'.repeat(10)} } fragment F on T { ${'a { '.repeat(9)} a ${'}'.repeat(9)} }`, 'depth', 18, 20, 50],
    ['a fragment cycle', cyclic, 'selections', 10_000, '∞', 200],
    ['10000 unused fragments', unusedFragments(10_000), 'tokens', 15_000, 70_003, 200],
    ['1000 unused fragments', unusedFragments(1_000), 'fragments', 300, 1_000, 200],
    ['one field 10000 times', tokens(10_002), 'fieldPairs', 250_000, 49_995_000, 200],
    ...[14, 16, 20, 30, 40].map((levels) => [`${levels} doubling fragments`, doubling(levels), 'selections', 10_000, 2 ** (levels + 1) - 2, 200] as const),
  ] as const)('refuses %s and says so', (_name, source, limit, allowed, found, withinMs) => {
    const { error, ms } = refusalOf(source)
    expect(error && limitOf(error)).toBe(limit)
    expect(error?.message).toContain(`上限 ${allowed},实际 ${found}`)
    expect(error?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', http: { status: 400 } })
    expect(error?.extensions.messageEn).toContain(`the limit ${limit}: at most ${allowed}, found ${found}`)
    expect(ms).toBeLessThan(withinMs)
  })

  it.each([
    ['depth 18', nested(18)],
    ['15 aliases', aliased(15)],
    ['50 directives', withDirectives(50)],
    ['20 root fields', rootFields(20)],
    ['the full introspection query of explorers', getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, directiveIsRepeatable: true, specifiedByUrl: true, schemaDescription: true })],
    ['an error of syntax, which the server reports', '{ a '],
    ['an unknown fragment, which validation reports', '{ ...Nowhere }'],
  ])('lets %s pass', (_name, source) => {
    expect(refusalOf(source).error).toBeUndefined()
  })

  it('keeps what it admits cheap to validate: the worst case for merging fields', () => {
    const schema = buildSchema('type Query { a: Query x: Int }')
    const source = `{ ${'a { x x x x x x x x x x x x x x x x x x x x x x x x x x } '.repeat(26)} }`
    expect(refusalOf(source).error && limitOf(refusalOf(source).error)).toBe('rootFields')
    const below = `{ a { ${'a { x x x x x x x x x x x x x x x x x x x x x x x x x x } '.repeat(26)} } }`
    expect(refusalOf(below).error).toBeUndefined()
    const started = performance.now()
    validate(schema, parse(below))
    expect(performance.now() - started).toBeLessThan(200)
  })

  it('takes its limits from the settings', () => {
    const admit = createAdmission({ ...DEFAULT_LIMITS, aliases: 2 })
    expect(admit(aliased(3))?.message).toContain('上限 2,实际 3')
    expect(admit(aliased(2))).toBeUndefined()
  })

  it('remembers what it admitted, and does not look at it again', () => {
    const limits = { ...DEFAULT_LIMITS }
    const admit = createAdmission(limits)
    const source = `{ ${'a { b } '.repeat(20)} }`
    expect(admit(source)).toBeUndefined()
    limits.depth = 1
    expect(admit(source)).toBeUndefined()
    expect(admit(`${source} `)?.message).toContain('上限 1,实际 2')
  })
})
