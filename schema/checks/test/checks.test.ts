import { ERRORS } from '@apollo/federation-internals'
import { describe, expect, it } from 'vitest'
import { compose } from '../../compose.ts'
import { ALL_CHECKS } from '../all-checks.ts'
import { applyEdits, applyFixes } from '../apply-edits.ts'
import { checkSubmission } from '../check-submission.ts'
import { CORPUS } from './corpus.ts'
import { errorsOf, GOOD, GOOD_SDL, LINK, SMALL_GRAPH } from './submissions.ts'

const federation1 = (sdl: string): string => sdl.replace(LINK, '').replaceAll(/ @(shareable|inaccessible)/g, '')
const statusOf = (results: { id: string; status: string }[], id: string): string | undefined => results.find((result) => result.id === id)?.status

/** Composition errors that no submission can reach, and the check that stands before each. */
const REFUSED_EARLIER: Record<string, readonly string[]> = {
  'sdl.directives': [
    'UNKNOWN_FEDERATION_LINK_VERSION', 'UNKNOWN_LINK_VERSION', 'UNSUPPORTED_LINKED_FEATURE', 'INVALID_LINK_IDENTIFIER', 'DIRECTIVE_COMPOSITION_ERROR', 'INTERFACE_OBJECT_USAGE_ERROR', 'AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE',
    'MISSING_TRANSITIVE_AUTH_REQUIREMENTS', 'CONTEXT_NOT_SET', 'CONTEXT_INVALID_SELECTION', 'NO_CONTEXT_IN_SELECTION', 'CONTEXT_NO_RESOLVABLE_KEY', 'CONTEXT_NAME_INVALID', 'CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS',
    'OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE', 'OVERRIDE_FROM_SELF_ERROR', 'OVERRIDE_SOURCE_HAS_OVERRIDE', 'OVERRIDE_ON_INTERFACE', 'OVERRIDE_LABEL_INVALID',
  ],
  // Only types and fields that several subgraphs declare can disagree or be unreachable; a partner shares PageInfo, Node, scalars, stubs and the feed, as they are.
  'ownership.types': [
    'ROOT_QUERY_USED', 'ROOT_MUTATION_USED', 'ROOT_SUBSCRIPTION_USED', 'INTERFACE_FIELD_NO_IMPLEM', 'TYPE_KIND_MISMATCH', 'EXTERNAL_ARGUMENT_MISSING', 'EXTERNAL_ARGUMENT_TYPE_MISMATCH', 'EXTERNAL_ARGUMENT_DEFAULT_MISMATCH',
    'FIELD_TYPE_MISMATCH', 'INPUT_FIELD_DEFAULT_MISMATCH', 'INVALID_FIELD_SHARING', 'REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH', 'EMPTY_MERGED_INPUT_TYPE', 'ENUM_VALUE_MISMATCH', 'EMPTY_MERGED_ENUM_TYPE',
    'SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES', 'SATISFIABILITY_ERROR', 'INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE',
  ],
  'contract.feed': ['FIELD_ARGUMENT_TYPE_MISMATCH', 'FIELD_ARGUMENT_DEFAULT_MISMATCH', 'REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH'],
  'contract.types': ['INVALID_SUBGRAPH_NAME'],
  'budget.size': ['MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED'],
  // Not of composition with a graph that has queries: the composer's own state, the supergraph as it is read, execution.
  composition: ['NO_QUERIES', 'UNSUPPORTED_FEATURE', 'INVALID_FEDERATION_SUPERGRAPH', 'DOWNSTREAM_SERVICE_ERROR', 'DISALLOWED_INACCESSIBLE'],
}

describe('the list of checks', () => {
  it('has frozen ids, each after what it needs', () => {
    expect(ALL_CHECKS.map(({ id }) => id)).toEqual([
      'sdl.size', 'sdl.syntax', 'budget.size', 'sdl.reserved', 'sdl.directives', 'sdl.names', 'sdl.descriptions',
      'contract.types', 'contract.key', 'contract.feed', 'contract.nullability', 'ownership.types', 'ownership.fields',
      'composition', 'breaking.operations', 'breaking.schema', 'budget.plan',
    ])
    ALL_CHECKS.forEach(({ needs }, index) => expect(ALL_CHECKS.slice(0, index).map(({ id }) => id)).toEqual(expect.arrayContaining([...needs])))
  })

  it('forgives nothing that endangers others', () => {
    expect(ALL_CHECKS.filter(({ forgives }) => forgives).map(({ id }) => id)).toEqual(['sdl.names', 'sdl.descriptions', 'contract.key', 'contract.feed', 'contract.nullability'])
  })

  it('meets every family of composition errors: in the corpus, or refused by an earlier check', () => {
    const tried = new Set(CORPUS.filter(({ check }) => check === 'composition').map(({ code }) => code))
    const earlier = new Set(Object.values(REFUSED_EARLIER).flat())
    expect(Object.values(ERRORS).map(({ code }) => code).filter((code) => !tried.has(code) && !earlier.has(code))).toEqual([])
    expect([...tried].filter((code) => earlier.has(code))).toEqual([])
  })
})

describe('checkSubmission', () => {
  it('lets a good submission pass, with the composed graph', () => {
    const { results, artifact } = checkSubmission(GOOD, SMALL_GRAPH, [])
    expect(results.map(({ status }) => status)).toEqual(ALL_CHECKS.map(() => 'COMPLETED'))
    expect(results.flatMap(({ findings }) => findings)).toEqual([])
    expect(artifact?.resourceTypes.map(({ code }) => code)).toContain('TELESCOPE')
    expect(artifact?.apiSdl).not.toContain('resourceChanges')
  })

  it('takes a schema of federation 1, whose feed clients do not see either', () => {
    const { results, artifact } = checkSubmission({ ...GOOD, sdl: federation1(GOOD_SDL).replace('"望远镜 / A telescope"\ntype Telescope @key', 'extend type Telescope @key').replace('  id: ID!', '  id: ID! @external') }, SMALL_GRAPH, [])
    expect(errorsOf(results)).toEqual([])
    expect(artifact?.apiSdl).toMatch(/type Telescope implements/)
    expect(artifact?.apiSdl).not.toMatch(/resourceChanges|ResourceDocument/)
    expect(artifact?.supergraphSdl).toMatch(/type ResourceChangePage[^{]*OBSERVATORY[^{]*@inaccessible/)
  })

  it('takes what federation libraries print of themselves', () => {
    const printed = `${GOOD_SDL}\nscalar _Any\nunion _Entity = Telescope\ntype _Service { sdl: String }\nextend type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }`
    expect(errorsOf(checkSubmission({ ...GOOD, sdl: printed }, SMALL_GRAPH, []).results)).toEqual([])
    const renamed = GOOD_SDL.replace('"@key"', '{ name: "@key", as: "@primaryKey" }').replaceAll('@key(', '@primaryKey(')
    expect(errorsOf(checkSubmission({ ...GOOD, sdl: renamed }, SMALL_GRAPH, []).results)).toEqual([])
  })

  it('skips what cannot be looked at, and says why', () => {
    const { results, artifact } = checkSubmission({ ...GOOD, sdl: 'type {' }, SMALL_GRAPH, [])
    expect(statusOf(results, 'sdl.syntax')).toBe('FAILED')
    expect(results.slice(2).map(({ status }) => status)).toEqual(ALL_CHECKS.slice(2).map(() => 'SKIPPED'))
    for (const { status, reason } of results) expect(reason !== undefined).toBe(status === 'SKIPPED')
    expect(artifact).toBeUndefined()
  })

  it('only refuses what has changed, unless it endangers others', () => {
    const legacy = GOOD_SDL.replace('elevationM', 'elevation_m').replace('aperture: Float', 'aperture: Float!')
    const previous = { ...GOOD, sdl: legacy }
    const again = checkSubmission({ ...GOOD, sdl: legacy }, { ...SMALL_GRAPH, previous }, []).results
    expect(errorsOf(again)).toEqual([])
    expect(again.find(({ id }) => id === 'sdl.names')).toMatchObject({ status: 'COMPLETED', findings: [{ level: 'NOTICE', coordinate: 'TelescopeSite.elevation_m' }] })
    const more = checkSubmission({ ...GOOD, sdl: legacy.replace('  name: String', '  short_name: String') }, { ...SMALL_GRAPH, previous }, []).results
    expect(errorsOf(more).map(({ coordinate }) => coordinate)).toEqual(['TelescopeSite.short_name'])
    const hijack = { ...GOOD, sdl: `${GOOD_SDL}\ntype Instrument @key(fields: "id") { id: ID! }` }
    expect(errorsOf(checkSubmission(hijack, { ...SMALL_GRAPH, previous: hijack }, []).results).map(({ code }) => code)).toEqual(['TYPE_OF_ANOTHER'])
    expect(errorsOf(checkSubmission(hijack, { ...SMALL_GRAPH, previous: { ...GOOD, sdl: 'type {' } }, []).results)).toHaveLength(1)
  })

  it('does not repeat itself without end, and counts what it leaves out', () => {
    const sdl = `${GOOD_SDL}\nenum TelescopeCode { ${Array.from({ length: 900 }, (_, index) => `code${index}`).join(' ')} }`
    const found = checkSubmission({ ...GOOD, sdl }, SMALL_GRAPH, []).results.find(({ id }) => id === 'sdl.names')
    expect(found?.findings.length).toBeLessThan(320)
    expect(found?.findings.at(-1)).toMatchObject({ code: 'MORE_FINDINGS', message: { en: '600 more' } })
  })
})

describe('hostile submissions', () => {
  const many = (count: number, make: (index: number) => string): string => Array.from({ length: count }, (_, index) => make(index)).join(' ')
  it.each([
    ['open block strings', `"""${'\\"""'.repeat(65_000)}`],
    ['open strings', `"${'\\"'.repeat(130_000)}`],
    ['brackets', '{'.repeat(262_000)],
    ['thousands of links', `extend schema ${many(3_000, (index) => `@link(url: "https://x.example/a${index}/v1.0")`)}\n${GOOD_SDL}`],
    ['names to change everywhere', GOOD_SDL + many(250, (index) => `type telescope_p${index} { ${many(11, (field) => `bad_name${field}: telescope_p${(index + field) % 250}`)} }`)],
    ['a chain of four thousand types', `${GOOD_SDL}${many(4_000, (index) => `type TelescopeP${index} { next: TelescopeP${index + 1} }`)} type TelescopeP4000 { a: Int }`],
    ['a mesh of entities with four keys', `${GOOD_SDL}extend type Query { telescopeP: TelescopeP0 } ${many(280, (index) => `type TelescopeP${index} @key(fields: "id") @key(fields: "a") @key(fields: "b") @key(fields: "a b") { id: ID! a: Int b: Int ${many(6, (field) => `n${field}: TelescopeP${(index * 7 + field * 13) % 280}`)} }`)}`],
    ['a lattice of interfaces', `${GOOD_SDL}extend type Query { telescopeI: TelescopeI0 } ${many(8, (index) => `interface TelescopeI${index} { a: TelescopeI${(index + 1) % 8} }`)} ${many(40, (index) => `type TelescopeP${index} implements ${Array.from({ length: 8 }, (_, each) => `TelescopeI${each}`).join(' & ')} { a: TelescopeP0 }`)}`],
  ])('cost seconds at most: %s', (_name, sdl) => {
    const before = process.cpuUsage()
    const { results } = checkSubmission({ ...GOOD, sdl }, SMALL_GRAPH, [])
    const { user, system } = process.cpuUsage(before)
    expect(results).toHaveLength(ALL_CHECKS.length)
    expect((user + system) / 1e6).toBeLessThan(10)
  })
})

describe('applyEdits', () => {
  it('applies edits wherever they stand in the list, and refuses two that overlap', () => {
    expect(applyEdits('abcdef', [{ start: 4, end: 5, text: 'X' }, { start: 0, end: 1, text: '' }, { start: 6, end: 6, text: '!' }])).toBe('bcdXf!')
    expect(() => applyEdits('abc', [{ start: 0, end: 2, text: '' }, { start: 1, end: 3, text: '' }])).toThrow(/overlaps/)
    expect(() => applyEdits('abc', [{ start: 2, end: 9, text: '' }])).toThrow(/outside/)
  })

  it('leaves a fix that overlaps another one to the next round, and notices alone', () => {
    const fix = (level: 'ERROR' | 'NOTICE', ...edits: { start: number; end: number; text: string }[]) => ({ code: 'X', level, message: { zh: '', en: '' }, cause: { zh: '', en: '' }, fix: { zh: '', en: '', edits } })
    expect(applyFixes('abcdef', [fix('ERROR', { start: 0, end: 2, text: '1' }), fix('ERROR', { start: 1, end: 3, text: '2' }), fix('NOTICE', { start: 5, end: 6, text: '3' }), fix('ERROR', { start: 3, end: 4, text: '4' })])).toEqual({ sdl: '1c4ef', applied: 2 })
  })
})

describe('the small graph of these tests', () => {
  it('composes by itself', () => expect(compose(SMALL_GRAPH.catalogue, SMALL_GRAPH.subgraphs).errors).toBeUndefined())
})
