import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toyArtifact, toyLocals, toySchema } from '../toy/artifact.ts'
import { serveSubgraph, type ServedSubgraph } from '../toy/serve.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const TITLE = '标题 datasets:1'
const CORE = { id: 'datasets:1', title: TITLE, keywords: ['科学', 'datasets:1'], platform: { name: '平台 platforms:1' }, rating: 4.5, rows: null }
const FIELDS = 'id title keywords platform { name } rating'

/** Each way to a record of a partner, and where in the answer the record is. */
const WAYS: [string, string, (data: any) => unknown][] = [
  ['search', `{ searchResources(first: 2) { edges { node { ${FIELDS} ... on Dataset { rows } } } } }`, (data) => data.searchResources.edges[1].node],
  ['resource(id:)', `{ resource(id: "datasets:1") { ${FIELDS} ... on Dataset { rows } } }`, (data) => data.resource],
  ['resources(ids:), among others', `{ resources(ids: ["instruments:2", "datasets:1"]) { ${FIELDS} ... on Dataset { rows } } }`, (data) => data.resources[1]],
  ['node(id:)', '{ node(id: "datasets:1") { id ... on Dataset { title keywords platform { name } rating rows } } }', (data) => data.node],
  ['the root field of the partner, by id', `{ dataset(id: "datasets:1") { ${FIELDS} rows } }`, (data) => data.dataset],
  ['the same by a fragment and an alias', `{ it: dataset(id: "datasets:1") { ...All } } fragment All on Dataset { ${FIELDS} rows }`, (data) => data.it],
  ['a link of another record', `{ platform(id: "platforms:1") { resources(first: 2) { edges { node { ${FIELDS} ... on Dataset { rows } } } } } }`, (data) => data.platform.resources.edges[1].node],
  ['a type of another partner', `{ instrument(id: "instruments:2") { source { ${FIELDS} rows } } }`, (data) => data.instrument.source],
]

const LINK = 'type Dataset @key(fields: "id", resolvable: false) { id: ID! } extend type Instrument { source: Dataset }'

describe.each(['down', 'paused'] as const)('a record of a partner that is %s', (state) => {
  let partner: ServedSubgraph
  let toy: StartedGateway
  beforeAll(async () => {
    partner = await serveSubgraph(toySchema('datasets'))
    const linking = toySchema('instruments', { extra: LINK, resolvers: { Instrument: { source: () => ({ id: 'datasets:1' }) } } })
    toy = await startToy({
      artifact: toyArtifact({ urls: { datasets: partner.url }, terms: { datasets: { paused: state === 'paused' } }, extra: { instruments: LINK } }),
      localSubgraphs: () => [...toyLocals(['datasets', 'instruments']), { name: 'instruments', schema: linking, createContext: (request) => request }],
    })
    if (state === 'down') await partner.stop()
  })
  afterAll(async () => {
    await toy.gateway.stop()
    if (state === 'paused') await partner.stop()
  })

  it.each(WAYS)('is answered in its core fields by way of %s, what others add to it included, and the answer names the partner', async (_way, query, find) => {
    const reply = await toy.ask(query)
    expect(find(reply.data)).toEqual(CORE)
    expect(reply.errors.map(({ path, extensions }) => [path.at(-1), extensions.code, extensions.subgraph])).toEqual([['rows', 'SUBGRAPH_UNAVAILABLE', 'datasets']])
    expect(reply.extensions.degraded).toEqual([{ subgraph: 'datasets', code: 'SUBGRAPH_UNAVAILABLE' }])
  })

  it.each(WAYS.map(([way, query]) => [way, query.replace(/ \.\.\. on Dataset \{ rows \}| rows/g, '')] as const))('costs no error where only core fields are asked by way of %s', async (_way, query) => {
    expect((await toy.ask(query)).errors).toEqual([])
  })
})
