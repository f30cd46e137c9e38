import { findById, type SubgraphContext } from '../../kit/context.ts'

/** Organizations are ours: a mention answers with all of it. */
export const OrganizationMention = {
  organization: ({ organization }: { organization?: { id: string } | null }, _args: unknown, context: SubgraphContext) =>
    organization && findById(context, 'Organization', organization.id),
}
