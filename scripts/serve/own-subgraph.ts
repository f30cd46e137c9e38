import type { SubgraphDefinition } from '../../subgraphs/kit/define-subgraph.ts'
import { openSubgraph } from '../../subgraphs/kit/open-subgraph.ts'
import type { Open } from './opened.ts'

/** Of ../own-subgraphs.ts, without the others: `subgraphs/<name>/index.ts` exports the definition of `<name>`. */
export const openOwnSubgraph = (name: string): Open => async (config) => {
  const exported: Record<string, unknown> = await import(`../../subgraphs/${name}/index.ts`)
  const definition = (Object.values(exported) as SubgraphDefinition[]).find(({ namespace }) => namespace === name)
  if (!definition) throw new Error(`subgraphs/${name}/index.ts defines no subgraph ${name}`)
  const subgraph = await openSubgraph(definition, { databaseUrl: config.databaseUrl, connections: config.connections })
  return { subgraph, close: subgraph.close }
}
