import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import type { Executor } from '../../kit/database.ts'
import type { CurrentGraph } from '../graph/members.ts'
import { makeCurrent } from '../repositories/graph-versions.ts'
import type { RegistryRuntime } from '../runtime.ts'
import type { GraphMember, GraphVersionReason } from '../tables/graph-version.ts'

export interface Move {
  base: CurrentGraph
  artifact: SupergraphArtifact
  members: readonly GraphMember[]
  reason: GraphVersionReason
  namespace: string
  by: string | null
  /** What else becomes true in the same transaction. */
  also: (tx: Executor) => Promise<void>
}

/** One short transaction: the new version is current and everything that belongs to it is written, or nothing is. Throws `GraphMovedError` where the graph is not `base` any more. */
export const moveGraph = async ({ database: { db }, checker, own }: RegistryRuntime, { base, artifact, members, reason, namespace, by, also }: Move): Promise<void> => {
  const changes = await checker.run({ kind: 'changes', before: base.artifact.apiSdl, after: artifact.apiSdl })
  await db.transaction(async (tx) => {
    await makeCurrent(tx, base.row.sequence, {
      artifact, ownVersion: own.artifact.version, reason, namespace, changes, by, at: new Date(),
      setAside: base.row.setAside.filter((each) => each.namespace !== namespace),
      members: members.map(({ namespace: name, digest, paused }) => ({ namespace: name, digest, ...(paused ? { paused } : {}) })).sort((a, b) => (a.namespace < b.namespace ? -1 : 1)),
    })
    await also(tx)
  })
}
