import '../../versions/no-apollo-telemetry.ts'
import { composeServices } from '@apollo/composition'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse, type GraphQLSchema } from 'graphql'
import { pino } from 'pino'
import { afterAll, beforeAll, expect } from 'vitest'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import { readConfig } from '../../config.ts'
import { createGateway, type Gateway } from '../../create-gateway.ts'
import { serveSubgraph, type ServedSubgraph, type SubgraphCallRecord } from '../toy/serve.ts'
import { ask } from '../toy/start.ts'

export interface SubgraphParts {
  sdl: string
  resolvers: Record<string, unknown>
}

/** Data, and whether there are errors. */
export interface Answer {
  data: unknown
  errors: boolean
}

/** One supergraph behind three gateways: the stock one, ours over HTTP, ours with all subgraphs in its process. */
export interface FederatedGraph {
  /** Asks all three and expects the same of each: what is written down in the test. */
  expect(query: string, expected: { data: unknown; errors?: boolean }, variables?: Record<string, unknown>): Promise<void>
  /** Calls of our gateway over HTTP for a query, by subgraph. */
  calls(query: string, variables?: Record<string, unknown>): Promise<Record<string, SubgraphCallRecord[]>>
}

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@interfaceObject", "@inaccessible", "@external", "@requires", "@provides", "@override"])\n'

const schemaOf = ({ sdl, resolvers }: SubgraphParts): GraphQLSchema => buildSubgraphSchema({ typeDefs: parse(LINK + sdl), resolvers: resolvers as never })

/** Opens the graph for the tests of a file. `reset` puts mutable data back before each of the three is asked. */
export function federatedGraph(subgraphs: Record<string, SubgraphParts>, reset: () => void = () => undefined): FederatedGraph {
  const served = new Map<string, ServedSubgraph>()
  const open: { stop(): Promise<unknown> }[] = []
  const urls = { remote: '', local: '' }
  let stock: ApolloServer | undefined

  beforeAll(async () => {
    for (const [name, parts] of Object.entries(subgraphs)) served.set(name, await serveSubgraph(schemaOf(parts)))
    const artifact = artifactOf(subgraphs, (name) => served.get(name)?.url ?? '')
    stock = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: artifact.supergraphSdl, logger: SILENT }), logger: SILENT, nodeEnv: 'production', stopOnTerminationSignals: false })
    await stock.start()
    const remote = gatewayOf(artifact)
    const local = gatewayOf(artifact, subgraphs)
    open.push(stock, remote, local)
    urls.remote = (await remote.start()).url
    urls.local = (await local.start()).url
  })
  afterAll(async () => {
    await Promise.all(open.map((each) => each.stop()))
    await Promise.all([...served.values()].map((each) => each.stop()))
  })

  async function askStock(query: string, variables: Record<string, unknown>): Promise<Answer> {
    const response = await stock?.executeOperation({ query, variables })
    if (response?.body.kind !== 'single') throw new Error('No single answer of the stock gateway')
    const { data, errors = [] } = response.body.singleResult
    return { data: plain(data), errors: errors.length > 0 }
  }

  async function askOurs(url: string, query: string, variables: Record<string, unknown>): Promise<Answer> {
    const { data, errors } = await ask(url, query, variables)
    return { data: plain(data), errors: errors.length > 0 }
  }

  return {
    async expect(query, { data, errors = false }, variables = {}) {
      const answers: Record<string, Answer> = {}
      for (const [name, asked] of Object.entries({ stock: askStock, remote: askOurs.bind(null, urls.remote), local: askOurs.bind(null, urls.local) })) {
        reset()
        answers[name] = await asked(query, variables)
      }
      const expected = { data, errors }
      expect(answers).toEqual({ stock: expected, remote: expected, local: expected })
    },
    async calls(query, variables) {
      for (const { calls } of served.values()) calls.length = 0
      await ask(urls.remote, query, variables)
      return Object.fromEntries([...served].map(([name, { calls }]) => [name, [...calls]]))
    },
  }
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

const plain = (data: unknown): unknown => (data === undefined ? null : JSON.parse(JSON.stringify(data)) as unknown)

function artifactOf(subgraphs: Record<string, SubgraphParts>, urlOf: (name: string) => string): SupergraphArtifact {
  const composed = composeServices(Object.entries(subgraphs).map(([name, { sdl }]) => ({ name, url: urlOf(name), typeDefs: parse(LINK + sdl) })))
  if (composed.errors) throw new Error(composed.errors.map(({ message }) => message).join('\n'))
  return {
    version: 'federation',
    supergraphSdl: composed.supergraphSdl,
    apiSdl: '',
    subgraphs: Object.keys(subgraphs).map((namespace) => ({ namespace, url: urlOf(namespace), feed: false })),
    resourceTypes: [],
    catalogueSdl: 'type Query { none: Int }',
  }
}

const gatewayOf = (artifact: SupergraphArtifact, local: Record<string, SubgraphParts> = {}): Gateway => createGateway({
  artifact,
  localSubgraphs: () => Object.entries(local).map(([name, parts]) => ({ name, schema: schemaOf(parts), createContext: (request) => request })),
  config: readConfig({ KEYUAN_PORT: '0', KEYUAN_PLAN_WORKERS: '1' }),
  log: pino({ level: 'silent' }),
})
