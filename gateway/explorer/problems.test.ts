import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../schema/limits/limits.ts'
import { testSchema as schema } from './test-graph.ts'
import { applyEdits } from './web/builder/text-edit.ts'
import { estimate } from './web/cost/estimate.ts'
import { missingVariables } from './web/problems/missing-variables.ts'
import { nearest } from './web/problems/nearest.ts'
import { overLimits } from './web/problems/over-limits.ts'
import type { Change } from './web/problems/problem.ts'
import { unknownNames } from './web/problems/unknown-names.ts'
import { readDocument } from './web/read-document.ts'

const limits = DEFAULT_LIMITS
const unknown = (source: string) => unknownNames(schema, source, parse(source))
const applied = (source: string, change: Change | undefined): string => {
  if (change?.kind !== 'edit') throw new Error(`no edit: ${JSON.stringify(change)}`)
  return applyEdits(source, change.edits)
}

describe('nearest', () => {
  it.each([
    ['titel', ['title', 'titleEn', 'tile'], ['title', 'tile']],
    ['platfrom', ['platform', 'plan'], ['platform']],
    ['TITLE', ['title', 'id'], ['title']],
    ['descr', ['description', 'keywords'], ['description']],
    ['xyz', ['title', 'id'], []],
  ])('%s', (written, known, expected) => {
    expect(nearest(written, known)).toEqual(expected)
  })
})

describe('unknownNames', () => {
  it.each([
    ['a field', '{ searchResources { edges { node { titel } } } }', '{ searchResources { edges { node { title } } } }'],
    ['a root field', '{ searchResource { total { value } } }', '{ searchResources { total { value } } }'],
    ['an argument', '{ searchResources(frist: 3) { total { value } } }', '{ searchResources(first: 3) { total { value } } }'],
    ['a condition', '{ searchResources(filter: { province: ["410000"] }) { total { value } } }', '{ searchResources(filter: { provinces: ["410000"] }) { total { value } } }'],
    ['an enum value', '{ searchResources { facet(name: PROVINCES) { buckets { key } } } }', '{ searchResources { facet(name: PROVINCE) { buckets { key } } } }'],
    ['a type', '{ searchResources { edges { node { ... on DataSet { id } } } } }', '{ searchResources { edges { node { ... on Dataset { id } } } } }'],
  ])('offers the right name of %s, and the change makes the query valid', (_what, source, mended) => {
    const [problem, ...others] = unknown(source)
    expect(others).toEqual([])
    const change = problem?.changes.find((each) => applied(source, each) === mended)
    expect(change).toBeDefined()
    expect(validate(schema, parse(mended))).toEqual([])
  })

  it('offers a field of one type as a special field of that type', () => {
    const source = '{ searchResources { edges { node { id accessionNo } } } }'
    expect(applied(source, unknown(source)[0]?.changes[0])).toBe('{ searchResources { edges { node { id ... on Germplasm { accessionNo } } } } }')
  })

  it('says nothing of a query that is right, nor of what stands below a field that is unknown', () => {
    expect(unknown('query ($d: Boolean!) { searchResources(q: "a") { edges { node { id @include(if: $d) __typename } } } }')).toEqual([])
    expect(unknown('{ nothingLikeIt { alsoUnknown { more } } }')).toHaveLength(1)
  })
})

describe('overLimits', () => {
  const problems = (source: string, variables: Record<string, unknown> = {}) => {
    const estimated = estimate({ schema, source, variables, limits })
    if (!estimated) throw new Error('no estimate')
    return overLimits({ schema, source, variables, limits }, estimated)
  }
  const costOf = (source: string) => estimate({ schema, source, variables: {}, limits })?.cost

  it('sets a page size that is too large, or less than one, where it stands: in the text or in a variable', () => {
    const source = '{ searchResources(first: 500) { edges { node { id } } } }'
    expect(applied(source, problems(source)[0]?.changes[0])).toBe('{ searchResources(first: 200) { edges { node { id } } } }')
    expect(problems('query ($n: Int) { searchResources(first: $n) { edges { node { id } } } }', { n: 0 })[0]?.changes).toMatchObject([{ kind: 'variable', name: 'n', value: 1 }])
  })

  it('finds the largest size with which a query that costs too much is allowed, through aliases and fragments', () => {
    const source = 'query { all: searchResources(first: 200) { edges { node { ...More } } } } fragment More on Resource { id relations(first: 200) { edges { node { id } } } }'
    expect(costOf(source)).toBeGreaterThan(limits.cost)
    const [problem] = problems(source)
    expect(problem?.zh).toContain('最贵的是')
    for (const change of problem?.changes ?? []) {
      const mended = applied(source, change)
      expect(costOf(mended)).toBeLessThanOrEqual(limits.cost)
      expect(costOf(mended)).toBeGreaterThan(limits.cost * 0.9)
    }
    expect(problem?.changes.length).toBeGreaterThan(1)
  })

  it('says nothing within the limits', () => {
    expect(problems('{ searchResources(first: 200) { edges { node { id } } } }')).toEqual([])
  })
})

describe('missingVariables', () => {
  const missing = (source: string, variables: Record<string, unknown> | undefined) => {
    const read = readDocument(source)
    const operation = read.state === 'read' ? read.operations[0] : undefined
    if (!operation) throw new Error('no operation')
    return missingVariables(operation, variables).map(({ key }) => key)
  }

  it('asks for what is required and has no value', () => {
    const source = 'query ($a: ID!, $b: Int! = 3, $c: String) { resource(id: $a) { id } }'
    expect(missing(source, {})).toEqual(['variable a'])
    expect(missing(source, { a: 'x' })).toEqual([])
    expect(missing(source, undefined)).toEqual(['variables'])
  })
})
