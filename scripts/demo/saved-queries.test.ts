import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storedArtifact } from '../../schema/stored-artifact.ts'
import { DEFAULT_LIMITS } from '../../schema/limits/limits.ts'
import { type LocalStack, openLocalStack } from '../../test/flows/local-stack.ts'
import { apiOf } from '../../subgraphs/registry/saved-queries/api-schema.ts'
import { checkQuery, type QueryInput } from '../../subgraphs/registry/saved-queries/check-query.ts'
import { loadDemo } from '../start/load-demo.ts'
import { demoQueryInputs } from './saved-queries.ts'

const at = (value: unknown, path: string): unknown[] =>
  path.split('.').reduce<unknown[]>((values, key) => values.flatMap((each) => (each === null || typeof each !== 'object' ? [] : (each as Record<string, unknown>)[key])).flat(), [value])

describe('the demo queries', () => {
  const inputs = demoQueryInputs() as (QueryInput & { slug: string })[]

  it('are ten, and fit the graph', () => {
    const { version, apiSdl } = storedArtifact()
    const api = apiOf(version, apiSdl, DEFAULT_LIMITS)
    expect(inputs).toHaveLength(10)
    for (const input of inputs) expect(checkQuery(api, input).problems, input.slug).toEqual([])
  })

  describe('over the demo data', () => {
    let stack: LocalStack
    beforeAll(async () => {
      stack = await openLocalStack()
      const { positions } = await loadDemo(stack.graph)
      await stack.graph.catalogue.reached(positions, 120_000)
    }, 240_000)
    afterAll(() => stack.close())

    it('are there for everybody, and each has rows with its defaults', async () => {
      const { data } = await stack.ask('{ savedQueries(first: 50) { total edges { node { slug document rows visibility owner { id displayName } parameters { name default } } } } }')
      const { savedQueries } = data as { savedQueries: { total: number; edges: { node: { slug: string; document: string; rows: string; parameters: { name: string; default: unknown }[] } }[] } }
      expect(savedQueries.total).toBe(10)
      const rows: Record<string, number> = {}
      for (const { node: { slug, document, rows: path, parameters } } of savedQueries.edges) {
        const answer = await stack.ask(document, Object.fromEntries(parameters.filter((parameter) => parameter.default !== null).map((parameter) => [parameter.name, parameter.default])))
        expect(answer.errors, slug).toBeUndefined()
        rows[slug] = at(answer.data, path).length
      }
      expect(Object.entries(rows).filter(([, count]) => count === 0)).toEqual([])
    })
  })
})
