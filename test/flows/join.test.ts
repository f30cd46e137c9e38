import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueSource, ownComposable } from '../../scripts/compose.ts'
import { compose } from '../../schema/compose.ts'
import { remoteFeed } from '../../subgraphs/catalogue/follow/remote-feed.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'
import { PARTNER_SDL, startPartner } from './partner.ts'

let stack: LocalStack
let partner: Awaited<ReturnType<typeof startPartner>>
let feed: ReturnType<typeof remoteFeed>

beforeAll(async () => {
  partner = await startPartner()
  stack = await openLocalStack()
})
afterAll(async () => {
  await stack.close()
  await feed.close()
  partner.stop()
})

describe('join: SDL → composition → gateway swaps → catalogue follows the new feed', () => {
  it('finds a partner\'s things, counts them in facets, and answers their core fields beside the one that only the partner knows', async () => {
    expect((await stack.ask('{ resourceTypes { code } }')).data).not.toMatchObject({ resourceTypes: expect.arrayContaining([{ code: 'TELESCOPE' }]) })
    const { artifact, errors } = compose(catalogueSource(), [
      ...ownComposable(),
      { namespace: 'skynet', url: partner.url, sdl: PARTNER_SDL, resourceTypes: [{ code: 'TELESCOPE', typename: 'Telescope', namespace: 'skynet', label: '望远镜', labelEn: 'Telescope' }] },
    ])
    expect(errors).toBeUndefined()
    if (!artifact) return
    await stack.gateway.swap(artifact)
    feed = remoteFeed({ namespace: 'skynet', url: partner.url, token: async () => 'of no matter to this partner' })
    stack.graph.catalogue.follow(feed)
    const query = `{
      searchResources(q: "望远镜") {
        total { value }
        edges { node { __typename id title keywords resourceType ... on Telescope { aperture } } card { title resourceType } }
        facet(name: RESOURCE_TYPE) { buckets { key label count } }
        regions: facet(name: PROVINCE) { buckets { key label count } }
      }
    }`
    await expect.poll(async () => (await stack.ask(query)).data, { timeout: 30_000 }).toMatchObject({ searchResources: { total: { value: 2 } } })
    const { data, errors: found } = await stack.ask(query)
    expect(found).toBeUndefined()
    const { edges, facet, regions } = (data as never as { searchResources: { edges: { node: Record<string, unknown> }[]; facet: { buckets: unknown }; regions: { buckets: unknown[] } } }).searchResources
    expect(edges.map(({ node }) => node)).toContainEqual({ __typename: 'Telescope', id: 'skynet:fast', title: '五百米口径球面射电望远镜', keywords: ['天文'], resourceType: 'TELESCOPE', aperture: 500 })
    expect(facet.buckets).toEqual([{ key: 'TELESCOPE', label: '望远镜', count: 2 }])
    expect(regions.buckets).toContainEqual({ key: '520000', label: '贵州省', count: 1 })
    expect((await stack.ask('{ node(id: "skynet:lamost") { __typename ... on Telescope { aperture title relations { edges { kind } } } } }')).data).toEqual({ node: { __typename: 'Telescope', aperture: 4, title: '郭守敬望远镜', relations: { edges: [] } } })
  })

  it('a partner that does not compose is refused with what is wrong, and the graph goes on', () => {
    const { errors } = compose(catalogueSource(), [...ownComposable(), { namespace: 'bad', url: partner.url, sdl: PARTNER_SDL.replaceAll('Telescope', 'Instrument').replace('aperture: Float', 'title: Int'), resourceTypes: [] }])
    expect(errors?.length).toBeGreaterThan(0)
    expect(errors?.[0]).toMatchObject({ code: expect.any(String), message: expect.stringContaining('Instrument') })
  })
})
