import type { GraphQLDataSource } from '@apollo/gateway'
import type { GraphQLSchema } from 'graphql'
import type { CallSubgraph } from '../data-source/call-subgraph.ts'
import { checkingAnswers } from '../data-source/check-answers.ts'
import { createDataSource, type DataSourceOptions } from '../data-source/data-source.ts'
import type { Subgraph, SubgraphHealth } from '../data-source/subgraph.ts'
import type { RequestState } from '../request-state.ts'
import { createShadow, type Shadow } from '../shadow/create-shadow.ts'

/** The subgraphs of one version, each bound to the catalogue schema of that version. */
export interface VersionSubgraphs {
  dataSource(name: string, api: () => GraphQLSchema, catalogue: GraphQLSchema): GraphQLDataSource
  health(freshMs: number): Promise<SubgraphHealth[]>
  close(): Promise<void>
}

export interface VersionSubgraphsOptions extends Pick<DataSourceOptions, 'call' | 'report' | 'reportMasked'> {
  acquired: { subgraph: Subgraph; release(): Promise<void> }[]
}

/** Namespace of the subgraph whose read model answers for the others. */
export const CATALOGUE = 'catalogue'

export function createVersionSubgraphs({ acquired, ...options }: VersionSubgraphsOptions): VersionSubgraphs {
  /** What the gateway knows at this moment, this very request included. */
  const unreachable = (state: RequestState): string[] =>
    [...new Set([...state.degraded.keys(), ...acquired.flatMap(({ subgraph }) => (subgraph.unreachable ? [subgraph.namespace] : []))])]
  const callCatalogue: CallSubgraph = (subgraph, request, purpose) => options.call(subgraph, { ...request, unreachable: unreachable(request.state) }, purpose)
  const callOf = (name: string): CallSubgraph => (name === CATALOGUE ? callCatalogue : options.call)

  const byName = new Map(acquired.map(({ subgraph }) => [subgraph.namespace, subgraph]))

  function shadowOf(owner: string, api: () => GraphQLSchema, catalogue: GraphQLSchema): Shadow | undefined {
    const subgraph = byName.get(CATALOGUE)
    if (!subgraph || owner === CATALOGUE) return undefined
    return createShadow({
      catalogue,
      api,
      askCatalogue: (request, representations) =>
        callCatalogue(subgraph, request, { kind: request.operation.isEntities ? 'entities' : 'root', representations, insteadOf: owner }),
    })
  }

  return {
    dataSource(name, api, catalogue) {
      const subgraph = byName.get(name)
      if (!subgraph) throw new Error(`超图中的子图 ${name} 没有登记 / The supergraph has a subgraph ${name} that the artifact does not list`)
      const call = subgraph.kind === 'remote' ? checkingAnswers(callOf(name), api) : callOf(name)
      return createDataSource({ ...options, call, subgraph, shadow: shadowOf(name, api, catalogue) })
    },
    health: (freshMs) => Promise.all(acquired.map(({ subgraph }) => subgraph.health(freshMs))),
    close: async () => { await Promise.all(acquired.map(({ release }) => release())) },
  }
}
