import type { CompositionError } from '../../../schema/compose.ts'
import type { DepartedPartner, SupergraphArtifact } from '../../../schema/supergraph.ts'
import { artifactOf, currentVersion, GraphMovedError, makeCurrent } from '../repositories/graph-versions.ts'
import type { RegistryRuntime } from '../runtime.ts'
import { fatesOf, settleSavedQueries } from '../services/settle-saved-queries.ts'
import type { SetAsidePartner } from '../tables/graph-version.ts'
import { asComposable, departedOf, type Member, membersOf } from './members.ts'

interface Composed { artifact: SupergraphArtifact; members: Member[]; setAside: SetAsidePartner[] }

const composeWith = ({ own, checker }: RegistryRuntime, members: readonly Member[], departed: readonly DepartedPartner[]) =>
  checker.run({ kind: 'compose', catalogue: own.catalogue, subgraphs: [...own.subgraphs, ...members.map(asComposable)], departed })

const sentence = (errors: readonly CompositionError[]): string => errors.slice(0, 3).map(({ code, message }) => `${code}: ${message}`).join('\n').slice(0, 2_000)

/** All partners that still compose with our own graph; whoever does not is set aside and named, and the rest serves. */
const composeAll = async (runtime: RegistryRuntime, members: readonly Member[], departed: readonly DepartedPartner[]): Promise<Composed> => {
  const together = await composeWith(runtime, members, departed)
  if (together.artifact) return { artifact: together.artifact, members: [...members], setAside: [] }
  const kept: Member[] = []
  const setAside: SetAsidePartner[] = []
  for (const member of members) {
    const { errors } = await composeWith(runtime, [...kept, member], departed)
    if (!errors) kept.push(member)
    else setAside.push({ namespace: member.namespace, digest: member.digest, ...(member.paused ? { paused: true } : {}), reason: sentence(errors) })
  }
  const { artifact, errors } = await composeWith(runtime, kept, departed)
  if (!artifact) throw new Error(`our own graph does not compose: ${sentence(errors)}`)
  return { artifact, members: kept, setAside }
}

/**
 * Brings the stored graph up to this release: composed anew where our own subgraphs are not those that it was made with. Partners that were set aside
 * before are tried again. Several registries may start at once: one of them wins, the others find what it made.
 */
export const startGraph = async (runtime: RegistryRuntime): Promise<void> => {
  const { database: { db }, own, log } = runtime
  const row = await currentVersion(db)
  const stored = row && (await artifactOf(db, row.version))
  if (stored?.ownVersion === own.artifact.version) return
  const before = row ? [...row.members, ...row.setAside.map(({ reason: _reason, ...member }) => member)].sort((a, b) => (a.namespace < b.namespace ? -1 : 1)) : []
  const { artifact, members, setAside } = before.length === 0 && !row ? { artifact: own.artifact, members: [], setAside: [] } : await composeAll(runtime, await membersOf(db, before), await departedOf(db))
  for (const { namespace, reason } of setAside) log.warn({ namespace, reason }, 'a partner no longer composes with our own graph: set aside')
  const changes = stored ? await runtime.checker.run({ kind: 'changes', before: stored.content.apiSdl, after: artifact.apiSdl }) : []
  const fates = await fatesOf(runtime, stored?.content.apiSdl ?? artifact.apiSdl, artifact.apiSdl)
  try {
    await db.transaction(async (tx) => {
      const at = new Date()
      const { sequence, version } = await makeCurrent(tx, row?.sequence ?? 0, {
        artifact, ownVersion: own.artifact.version, reason: 'RELEASE', namespace: null, changes, setAside, at, by: null,
        members: members.map(({ content: _content, ...member }) => member),
      })
      await settleSavedQueries(tx, fates, { sequence, version, namespace: null, at })
    })
    for (const fate of fates.fates) {
      if (fate.effect !== 'HEALED') log.warn({ ...fates.slugs.get(fate.id), coordinates: fate.coordinates, effect: fate.effect }, fate.effect === 'BROKEN' ? 'a saved query can run no more with this release' : 'a saved query was rewritten for this release')
    }
  } catch (error) {
    if (!(error instanceof GraphMovedError)) throw error
    await startGraph(runtime)
  }
}
