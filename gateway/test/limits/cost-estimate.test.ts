import { Supergraph } from '@apollo/federation-internals'
import { Kind, parse, type OperationDefinitionNode } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOperationCheck } from '../../limits/check-operation.ts'
import { DEFAULT_LIMITS } from '../../../schema/limits/limits.ts'
import { toyArtifact } from '../toy/artifact.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

/** Random queries from a small grammar; the same ones in every run. */
function randomQueries(count: number): string[] {
  let state = 20_251_121
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
  const some = (parts: string[]): string => parts.filter(() => random(2) === 0).join(' ')
  const size = (): number => [1, 3, 10, 40, 120, 200][random(6)] ?? 1
  const platform = (depth: number): string => `platform { id ${some(['name'])} ${depth > 0 && random(3) === 0 ? `resources(first: ${size()}) { edges { node { ${resource(depth - 1)} } } }` : ''} }`
  const resource = (depth: number): string => `id ${some(['title', 'keywords', 'rating'])} ${random(2) ? platform(depth) : ''} ${random(2) ? '... on Instrument { model details { weight } }' : ''} ${random(2) ? '... on Dataset { rows madeWith { id title } }' : ''}`
  const root = (): string => [
    () => `searchResources(first: ${size()}) { total edges { cursor node { ${resource(2)} } } }`,
    () => `instruments(first: ${size()}) { edges { node { id model details { note } ${random(2) ? 'platform { name }' : ''} } } }`,
    () => `datasets(first: ${size()}) { id rows madeWith { model } }`,
    () => `resources(ids: [${Array.from({ length: 1 + random(30) }, (_, at) => `"instruments:${at}"`).join(', ')}]) { ${resource(1)} }`,
    () => `resource(id: "datasets:${random(50)}") { ${resource(2)} }`,
  ][random(5)]?.() ?? ''
  return Array.from({ length: count }, () => `{ ${Array.from({ length: 1 + random(3) }, (_, at) => `r${at}: ${root()}`).join(' ')} }`)
}

function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + objectsIn(each), 0)
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Object.values(value).reduce((sum: number, each) => sum + objectsIn(each), 0)
}

const check = createOperationCheck(Supergraph.build(toyArtifact().supergraphSdl).apiSchema().toGraphQLJSSchema(), DEFAULT_LIMITS)

function estimate(query: string): number {
  const document = parse(query)
  return check.cost(document, document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode, {})
}

describe('the cost estimate, on 500 random queries', () => {
  let toy: StartedGateway
  beforeAll(async () => { toy = await startToy({ environment: { KEYUAN_LIMIT_COST: '3000' } }) })
  afterAll(() => toy.gateway.stop())

  it('is at least what the answer holds, and keeps what is over the limit from every subgraph', async () => {
    let answered = 0
    let underestimated = 0
    let refused = 0
    for (const query of randomQueries(500)) {
      const reply = await toy.ask(query, {}, { 'x-keyuan-trace': '1' })
      if (reply.status === 400) {
        refused++
        expect(estimate(query)).toBeGreaterThan(3_000)
        expect(reply.errors[0].extensions.code, query).toBe('LIMIT_EXCEEDED')
        expect(reply.errors[0].message, query).toContain('cost')
        expect(reply.extensions.trace, query).toBeUndefined()
        continue
      }
      expect(reply.errors, query).toEqual([])
      answered++
      // The outermost object is the answer itself.
      if (objectsIn(reply.data) - 1 > estimate(query)) underestimated++
    }
    expect(answered).toBeGreaterThan(200)
    expect(refused).toBeGreaterThan(20)
    expect(underestimated / answered).toBeLessThanOrEqual(0.01)
  })
})
