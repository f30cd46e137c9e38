import { seenRow, type SubgraphContext } from '../../kit/context.ts'
import type { CoreRow, TypedRow } from '../../kit/kind.ts'
import { submissionsByProjects } from '../repositories/submission.ts'
import { hasPassed } from '../rules/deadline.ts'
import { isComplete } from '../rules/submission.ts'
import type { submission } from '../tables/submission.ts'

type Source = { id: string; submissionDueOn?: string | null }

const submissionOf = (context: SubgraphContext, project: string): Promise<TypedRow<typeof submission> | null> =>
  context.loader<string, TypedRow<typeof submission> | null>('submission of project', async (projects) => {
    const found = await submissionsByProjects(context.store.database.db, projects)
    return projects.map((id) => found.get(id) ?? null)
  }).load(project)

const isReady = async (context: SubgraphContext, project: string): Promise<boolean> => isComplete((await submissionOf(context, project))?.submissionStatus)

export const Project = {
  submission: async ({ id }: Source, _args: unknown, context: SubgraphContext) => {
    const row = await submissionOf(context, id)
    return row && seenRow(context, 'Submission', row as unknown as CoreRow)
  },
  acceptanceReady: ({ id }: Source, _args: unknown, context: SubgraphContext) => isReady(context, id),
  overdue: async ({ id, submissionDueOn }: Source, _args: unknown, context: SubgraphContext) =>
    hasPassed(submissionDueOn, context.now) && !(await isReady(context, id)),
}
