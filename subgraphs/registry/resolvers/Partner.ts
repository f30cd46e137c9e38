import { pageRequest } from '../../kit/page.ts'
import type { SetAsidePartner } from '../tables/graph-version.ts'
import { actsFor } from '../permissions.ts'
import { currentVersion } from '../repositories/graph-versions.ts'
import type { PartnerRow } from '../repositories/partners.ts'
import { type PublishTokenRow, tokensByNamespaces } from '../repositories/publish-tokens.ts'
import { publishedSubmissions, runsOf, type SubmissionRow, submissionsByKeys } from '../repositories/submissions.ts'
import type { RegistryContext } from '../runtime.ts'

/** What is now in the graph, asked once a request. */
const graphNow = (context: RegistryContext) =>
  context.loader<string, Awaited<ReturnType<typeof currentVersion>>>('current', async (keys) => {
    const row = await currentVersion(context.runtime.database.db)
    return keys.map(() => row)
  }).load('current')

const submissionNow = async (namespace: string, context: RegistryContext): Promise<SubmissionRow | null> => {
  const member = (await graphNow(context))?.members.find((each) => each.namespace === namespace)
  if (!member) return null
  return context.loader<string, SubmissionRow | null>('submission', async (keys) => {
    const rows = await submissionsByKeys(context.runtime.database.db, keys.map((key) => JSON.parse(key) as { namespace: string; digest: string }))
    const known = new Map(rows.map((row) => [JSON.stringify({ namespace: row.namespace, digest: row.digest }), row]))
    return keys.map((key) => known.get(key) ?? null)
  }).load(JSON.stringify({ namespace, digest: member.digest }))
}

const setAsideNow = async (namespace: string, context: RegistryContext): Promise<SetAsidePartner | undefined> =>
  (await graphNow(context))?.setAside.find((each) => each.namespace === namespace)

const size = (first: number | null | undefined): number => pageRequest({ first }).size

export const Partner = {
  published: ({ namespace }: PartnerRow, _args: unknown, context: RegistryContext) => submissionNow(namespace, context),
  setAside: async ({ namespace }: PartnerRow, _args: unknown, context: RegistryContext) => (await setAsideNow(namespace, context))?.reason ?? null,
  contact: ({ namespace, contact }: PartnerRow, _args: unknown, { viewer }: RegistryContext) => (actsFor(viewer, namespace) ? contact : null),
  tokens: ({ namespace }: PartnerRow, _args: unknown, context: RegistryContext) =>
    !actsFor(context.viewer, namespace) ? null : context.loader<string, PublishTokenRow[]>('tokens', async (namespaces) => {
      const tokens = await tokensByNamespaces(context.runtime.database.db, namespaces)
      return namespaces.map((each) => tokens.get(each) ?? [])
    }).load(namespace),
  checks: ({ namespace }: PartnerRow, { first }: { first?: number | null }, { viewer, runtime }: RegistryContext) =>
    actsFor(viewer, namespace) ? runsOf(runtime.database.db, namespace, size(first)) : null,
  submissions: ({ namespace }: PartnerRow, { first }: { first?: number | null }, { runtime }: RegistryContext) => publishedSubmissions(runtime.database.db, namespace, size(first)),
}

export const SubgraphSubmission = {
  sdl: ({ content }: SubmissionRow) => content.sdl,
  url: ({ namespace, content }: SubmissionRow, _args: unknown, { viewer }: RegistryContext) => (actsFor(viewer, namespace) ? content.url : null),
  resourceTypes: ({ content }: SubmissionRow) => content.resourceTypes,
  terms: ({ content }: SubmissionRow) => content.terms,
}
