import { ask } from '../graph/ask.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { MakeSchedule } from './schedule.operations.ts'
import type { ChosenTimes } from './schedule-form.tsx'

/** Lets a saved query run by itself; a retry with the same `clientMutationId` makes nothing twice. Null where it was made. */
export const makeSchedule = async (savedQuery: string, variables: Readonly<Record<string, unknown>>, chosen: ChosenTimes, clientMutationId: string): Promise<Refusal | null> => {
  const refused = refusalOf(await ask(MakeSchedule, { input: { savedQuery, variables, ...chosen, clientMutationId } }), ({ createSchedule }) => createSchedule)
  if (!refused) forgetAnswers()
  return refused
}
