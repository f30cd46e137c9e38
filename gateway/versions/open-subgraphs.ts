import type { SubgraphEntry, SupergraphArtifact } from '../../schema/supergraph.ts'
import { configuredUrl, urlSettingName, type GatewayConfig } from '../config.ts'
import type { LocalSubgraph } from '../data-source/local.ts'
import type { SubgraphPlace, SubgraphRegistry } from '../data-source/subgraph-registry.ts'
import { createVersionSubgraphs, type VersionSubgraphs, type VersionSubgraphsOptions } from './version-subgraphs.ts'

/** The subgraphs that run in this process, for one version: the catalogue's schema has that version's stubs. */
export type LocalSubgraphs = (artifact: SupergraphArtifact) => readonly LocalSubgraph[] | Promise<readonly LocalSubgraph[]>

export interface OpenSubgraphsOptions extends Omit<VersionSubgraphsOptions, 'acquired'> {
  config: Pick<GatewayConfig, 'subgraphUrls'>
  registry: SubgraphRegistry
  local: LocalSubgraphs
}

/** Finds a place for each subgraph of an artifact: in this process, at the configured address, or at the one it registered. */
export function createSubgraphOpener({ config, registry, local, ...options }: OpenSubgraphsOptions): (artifact: SupergraphArtifact) => Promise<VersionSubgraphs> {
  return async (artifact) => {
    const here = new Map((await local(artifact)).map((subgraph) => [subgraph.name, subgraph]))
    const places = artifact.subgraphs.map((entry) => [entry.namespace, placeOf(entry, here.get(entry.namespace), configuredUrl(config, entry.namespace))] as const)
    return createVersionSubgraphs({ ...options, acquired: places.map(([namespace, place]) => registry.acquire(namespace, place)) })
  }
}

function placeOf({ namespace, url: registered, terms }: SubgraphEntry, local: LocalSubgraph | undefined, configured: string | undefined): SubgraphPlace {
  const name = urlSettingName(namespace)
  if (local && configured !== undefined) {
    throw new Error(`子图 ${namespace} 已在本进程中运行,请去掉 ${name} / The subgraph ${namespace} runs in this process: unset ${name}`)
  }
  if (local) return { local }
  const url = configured ?? registered
  if (url === undefined) throw new Error(`子图 ${namespace} 没有地址,请设置 ${name} / The subgraph ${namespace} has no address: set ${name}`)
  return { url, ...(terms ? { terms } : {}) }
}
