import type { AffectedOperation } from '../../../schema/checks/check.ts'
import { recordedOperations } from '../repositories/operations.ts'
import type { RegistryRuntime } from '../runtime.ts'
import { asComposable, currentGraph } from './members.ts'

/** Recorded operations that are valid now and would not be without this partner. Its types stay, with the core fields. */
export const affectedBy = async ({ database: { db }, own, checker }: RegistryRuntime, namespace: string): Promise<AffectedOperation[]> => {
  const { artifact, members, departed } = await currentGraph(db)
  const leaving = members.find((member) => member.namespace === namespace)
  if (!leaving) return []
  const others = members.filter((member) => member !== leaving)
  const without = await checker.run({
    kind: 'compose', catalogue: own.catalogue, subgraphs: [...own.subgraphs, ...others.map(asComposable)],
    departed: [...departed, { namespace, keep: 'TOMBSTONES', resourceTypes: [...leaving.content.resourceTypes] }],
  })
  if (!without.artifact) throw new Error(`the graph does not compose without ${namespace}: ${without.errors[0]?.message}`)
  return checker.run({ kind: 'lost', before: artifact.apiSdl, after: without.artifact.apiSdl, operations: await recordedOperations(db) })
}
