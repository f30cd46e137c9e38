import { findById, type SubgraphContext } from '../../kit/context.ts'

/** Projects are ours: a resource of ours that one funded answers with all of it. */
export const Funding = {
  project: ({ project }: { project?: { id: string } | null }, _args: unknown, context: SubgraphContext) => project && findById(context, 'Project', project.id),
}
