import { buildASTSchema, parse, validate } from 'graphql'
import type { AffectedOperation } from '../../../schema/checks/check.ts'
import { operationsSince } from '../repositories/operations.ts'
import type { RegistryRuntime } from '../runtime.ts'
import { asComposable, currentGraph } from './members.ts'

const DAYS_90_MS = 90 * 86_400_000

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
  const [before, after] = [artifact.apiSdl, without.artifact.apiSdl].map((sdl) => buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true })) as [ReturnType<typeof buildASTSchema>, ReturnType<typeof buildASTSchema>]
  return (await operationsSince(db, new Date(Date.now() - DAYS_90_MS)))
    .filter(({ document }) => validate(before, parse(document)).length === 0 && validate(after, parse(document)).length > 0)
    .map(({ name, client, clientVersion, owner }) => ({ name, client: clientVersion ? `${client} ${clientVersion}` : client, ...(owner ? { owner } : {}) }))
}
