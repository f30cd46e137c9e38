import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintDevelopmentToken } from '../../auth/mint-development-token.ts'
import { askGraph } from '../../http/ask-graph.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const KEY = 'a development key of at least 32 characters'

describe('askGraph', () => {
  let toy: StartedGateway
  beforeAll(async () => {
    toy = await startToy({
      environment: { KEYUAN_DEVELOPMENT_KEY: KEY },
      addRoutes: (app) => {
        app.get('/asks', async (request) => askGraph(app, request, { query: 'query($id: ID) { instrument(id: $id) { id } }', variables: { id: 'instruments:5' } }))
        app.get('/introspects', async (request) => askGraph(app, request, { query: '{ __schema { queryType { name } } }' }))
      },
    })
  })
  afterAll(() => toy.gateway.stop())

  it('answers with data, status and the version of the graph', async () => {
    expect(await (await fetch(`${toy.url}/asks`)).json()).toEqual({ data: { instrument: { id: 'instruments:5' } }, status: 200, supergraph: toy.gateway.version })
  })

  it('asks with the credentials of the caller: wrong ones are refused, as everywhere', async () => {
    const refused = (await (await fetch(`${toy.url}/asks`, { headers: { authorization: 'Bearer a.b.c' } })).json()) as { status: number; errors: { extensions: { code: string } }[] }
    expect(refused).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    const authorization = `Bearer ${await mintDevelopmentToken({ sub: 'u' }, KEY)}`
    expect(await (await fetch(`${toy.url}/introspects`, { headers: { authorization } })).json()).toMatchObject({ status: 200, data: { __schema: { queryType: { name: 'Query' } } } })
  })
})
