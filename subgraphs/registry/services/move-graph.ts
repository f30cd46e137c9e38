import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import type { Executor } from '../../kit/database.ts'
import type { CurrentGraph } from '../graph/members.ts'
import { GraphMovedError, makeCurrent } from '../repositories/graph-versions.ts'
import type { RegistryRuntime } from '../runtime.ts'
import type { GraphMember, GraphVersionReason } from '../tables/graph-version.ts'
import { breaks, fatesOf, settleSavedQueries } from './settle-saved-queries.ts'

export interface Move {
  base: CurrentGraph
  artifact: SupergraphArtifact
  members: readonly GraphMember[]
  reason: GraphVersionReason
  namespace: string
  by: string | null
  /** Whether saved queries may be left unable to run: a publication is refused before, so one that breaks some was checked with others. */
  mayBreakQueries: boolean
  /** What else becomes true in the same transaction. */
  also: (tx: Executor) => Promise<void>
}

/** One short transaction: the new version is current and everything that belongs to it is written, or nothing is. Throws `GraphMovedError` where the graph is not `base` any more. */
export const moveGraph = async (runtime: RegistryRuntime, { base, artifact, members, reason, namespace, by, mayBreakQueries, also }: Move): Promise<void> => {
  const { database: { db }, checker, own } = runtime
  const changes = await checker.run({ kind: 'changes', before: base.artifact.apiSdl, after: artifact.apiSdl })
  const fates = await fatesOf(runtime, base.artifact.apiSdl, artifact.apiSdl)
  if (!mayBreakQueries && breaks(fates)) throw new GraphMovedError()
  await db.transaction(async (tx) => {
    const at = new Date()
    const { sequence, version } = await makeCurrent(tx, base.row.sequence, {
      artifact, ownVersion: own.artifact.version, reason, namespace, changes, by, at,
      setAside: base.row.setAside.filter((each) => each.namespace !== namespace),
      members: members.map(({ namespace: name, digest, paused }) => ({ namespace: name, digest, ...(paused ? { paused } : {}) })).sort((a, b) => (a.namespace < b.namespace ? -1 : 1)),
    })
    await settleSavedQueries(tx, fates, { sequence, version, namespace, at })
    await also(tx)
  })
}
