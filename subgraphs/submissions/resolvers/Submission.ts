import { findById, type SubgraphContext } from '../../kit/context.ts'
import { hasPassed } from '../rules/deadline.ts'
import { isComplete } from '../rules/submission.ts'

type Source = { project?: string | null; dueOn?: string | null; status?: string | null }

/** The submission's own day, or that of its project. */
const dueOf = async ({ dueOn, project }: Source, context: SubgraphContext): Promise<string | null> => {
  const owner = !dueOn && project ? await findById(context, 'Project', project) : null
  return dueOn ?? (owner?.submissionDueOn as string | null | undefined) ?? null
}

export const Submission = {
  dueOn: (source: Source, _args: unknown, context: SubgraphContext) => dueOf(source, context),
  overdue: async (source: Source, _args: unknown, context: SubgraphContext) =>
    !isComplete(source.status) && source.status !== 'WITHDRAWN' && hasPassed(await dueOf(source, context), context.now),
}
