import { afterAll, beforeAll, expect, it } from 'vitest'
import { readyQueries } from '../../gateway/explorer/ready-queries.ts'
import { loadDemo } from '../../scripts/start/load-demo.ts'
import { describeEngines, engineSettings } from '../engines.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'
import { untilFound } from './writing.ts'

let stack: LocalStack

/** Each ready query over the demo data, and where in its answer there has to be something. */
const FULL: Record<string, (data: never) => unknown[]> = {
  'suggest-as-you-type': (data: { suggest: unknown[] }) => data.suggest,
  'map-and-cities': (data: { instrumentCities: unknown[]; searchResources: { clusters: unknown[] } }) => [data.instrumentCities[0], data.searchResources.clusters[0]],
  'information-cube': (data: { cube: { cells: unknown[] } }) => data.cube.cells,
  'why-and-more-like-this': (data: { searchResources: { edges: { why: unknown[]; node: { moreLikeThis: unknown[] } }[] } }) => data.searchResources.edges.map(({ why, node }) => why[0] && node.moreLikeThis[0]),
  topics: (data: { topics: { edges: { node: { picked: unknown[]; search: { edges: unknown[] } } }[] } }) => data.topics.edges.map(({ node }) => node.picked[0] && node.search.edges[0]),
}

describeEngines('ready queries over the demo data', (engine) => {
  beforeAll(async () => {
    stack = await openLocalStack(await engineSettings(engine))
    const { positions } = await loadDemo(stack.graph)
    await untilFound(stack, positions)
  }, 180_000)
  afterAll(() => stack.close())

  it.each(readyQueries.filter(({ slug }) => FULL[slug]))('$slug: answers without an error, and there is something to see', async ({ slug, document, variables }) => {
    const { data, errors } = await stack.ask(document, variables === undefined ? {} : (JSON.parse(variables) as Record<string, unknown>))
    expect(errors).toBeUndefined()
    const shown = FULL[slug]?.(data as never) ?? []
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter((item) => item === undefined || item === null)).toEqual([])
  })

  it('the demo topics are there, three of them, in order of slug', async () => {
    const { data } = await stack.ask('{ topics { edges { node { slug picked { id } } } } }')
    expect((data as never as { topics: { edges: { node: { slug: string; picked: unknown[] } }[] } }).topics.edges.map(({ node }) => `${node.slug} ${node.picked.length}`)).toEqual(['deep-sky 2', 'strategic-emerging 2', 'wheat 3'])
  })
})
