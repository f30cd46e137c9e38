import { createLocalJWKSet } from 'jose'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../../../subgraphs/kit/log.ts'
import { serveSubgraph as serveOwn } from '../../../subgraphs/kit/server/serve-subgraph.ts'
import { createMint } from '../../../subgraphs/kit/tokens/mint-viewer-token.ts'
import { loadSigningKey } from '../../../subgraphs/kit/tokens/signing-key.ts'
import { createVerifier } from '../../../subgraphs/kit/tokens/verify-viewer-token.ts'
import { ANONYMOUS } from '../../../schema/viewer.ts'
import { toyArtifact, toyLocals, toySchema } from '../toy/artifact.ts'
import { serveSubgraph } from '../toy/serve.ts'
import { startToy } from '../toy/start.ts'

const HEADER = 'x-keyuan-unreachable'

describe('which owners do not answer', () => {
  const opened: (() => Promise<unknown>)[] = []
  afterEach(async () => { for (const close of opened.splice(0).reverse()) await close() })

  it('is told to the catalogue with each call, and to nobody else', async () => {
    const [catalogue, partner, own] = await Promise.all(['catalogue', 'datasets', 'instruments'].map((name) => serveSubgraph(toySchema(name as 'catalogue'))))
    if (!catalogue || !partner || !own) throw new Error('not served')
    const toy = await startToy({
      artifact: toyArtifact({ urls: { catalogue: catalogue.url, datasets: partner.url, instruments: own.url }, terms: { datasets: {} } }),
      localSubgraphs: () => toyLocals(['catalogue', 'datasets', 'instruments']),
    })
    opened.push(catalogue.stop, partner.stop, own.stop, () => toy.gateway.stop())
    const told = async (): Promise<unknown> => {
      for (const { calls } of [catalogue, partner, own]) calls.length = 0
      await toy.ask('{ resource(id: "datasets:1") { title ... on Dataset { rows } } instrument { model } }')
      expect([...partner.calls, ...own.calls].map(({ headers }) => headers[HEADER])).toEqual(Array(partner.calls.length + own.calls.length).fill(undefined))
      return catalogue.calls[0]?.headers[HEADER]
    }
    expect(await told()).toBeUndefined()
    partner.fault = (_request, response) => response.destroy()
    await told()
    expect(await told()).toBe('datasets')
    partner.fault = undefined
    await expect.poll(told, { timeout: 10_000 }).toBeUndefined()
  })

  it('reaches the context of a catalogue in a process of its own', async () => {
    const key = await loadSigningKey()
    const contexts: unknown[] = []
    const schema = toySchema('catalogue')
    const app = serveOwn({ subgraph: { name: 'catalogue', schema, createContext: (init) => { contexts.push(init); return init } }, verify: createVerifier({ audience: 'catalogue', trustedKeys: createLocalJWKSet(key.jwks) }), log: createLog('test', 'silent') })
    opened.push(() => app.close())
    const authorization = `Bearer ${await createMint(key)(ANONYMOUS, 'catalogue')}`
    await app.inject({ method: 'POST', url: '/graphql', headers: { authorization, [HEADER]: 'skynet,dishes' }, payload: { query: '{ __typename }' } })
    await app.inject({ method: 'POST', url: '/graphql', headers: { authorization }, payload: { query: '{ __typename }' } })
    expect(contexts).toMatchObject([{ unreachable: ['skynet', 'dishes'] }, { unreachable: [] }])
  })
})
