import type { ComposableSubgraph } from '../../../schema/compose.ts'
import type { DepartedPartner, SupergraphArtifact } from '../../../schema/supergraph.ts'
import type { Executor } from '../../kit/database.ts'
import { artifactOf, currentVersion, type GraphVersionRow } from '../repositories/graph-versions.ts'
import { departedPartners, type PartnerRow } from '../repositories/partners.ts'
import { publishedSubmissions, type SubmissionRow, submissionsByKeys } from '../repositories/submissions.ts'
import type { GraphMember } from '../tables/graph-version.ts'

/** A partner in the graph with what it published. */
export interface Member extends GraphMember { content: SubmissionRow['content'] }

/** The current graph: what a new version is made from. */
export interface CurrentGraph {
  row: GraphVersionRow
  artifact: SupergraphArtifact
  members: readonly Member[]
  departed: readonly DepartedPartner[]
}

export const membersOf = async (db: Executor, entries: readonly GraphMember[]): Promise<Member[]> => {
  const contents = new Map((await submissionsByKeys(db, entries)).map((row) => [`${row.namespace} ${row.digest}`, row.content]))
  return entries.map((entry) => {
    const content = contents.get(`${entry.namespace} ${entry.digest}`)
    if (!content) throw new Error(`the graph has a member ${entry.namespace} whose subgraph is not stored`)
    return { ...entry, content }
  })
}

const departure = async (db: Executor, { namespace, keep }: PartnerRow): Promise<DepartedPartner[]> => {
  const [last] = await publishedSubmissions(db, namespace, 1)
  return last ? [{ namespace, keep: keep ?? 'TOMBSTONES', resourceTypes: [...last.content.resourceTypes] }] : []
}

export const departedOf = async (db: Executor): Promise<DepartedPartner[]> =>
  (await Promise.all((await departedPartners(db)).map((row) => departure(db, row)))).flat()

export const currentGraph = async (db: Executor): Promise<CurrentGraph> => {
  const row = await currentVersion(db)
  const stored = row && (await artifactOf(db, row.version))
  if (!row || !stored) throw new Error('the registry has not been started: there is no current graph')
  return { row, artifact: stored.content, members: await membersOf(db, row.members), departed: await departedOf(db) }
}

export const asComposable = ({ content, paused }: Member): ComposableSubgraph => ({
  namespace: content.namespace, sdl: content.sdl, url: content.url, resourceTypes: content.resourceTypes,
  terms: { ...content.terms, ...(paused ? { paused: true } : {}) },
})
