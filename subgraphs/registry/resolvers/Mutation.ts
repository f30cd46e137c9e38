import { affectedBy } from '../graph/affected-operations.ts'
import { authorisePartner } from '../permissions.ts'
import type { RegistryContext } from '../runtime.ts'
import { leaveGraph, type MembershipInput, pausePartner, resumePartner } from '../services/change-membership.ts'
import { checkSubgraph, publishSubgraph, rollbackSubgraph } from '../services/check-subgraph.ts'
import { registerOperations, retireOperations } from '../services/register-operations.ts'
import { issuePublishToken, registerPartner, revokePublishToken } from '../services/register-partner.ts'
import type { DepartureRecords } from '../tables/partner.ts'
import { reportedOperation } from '../../../schema/checks/reported.ts'
import { exportMutations } from './exports.ts'
import { frozenMutations } from './frozen-results.ts'
import { savedQueryMutations } from './saved-queries.ts'
import { mutation } from './as-mutation.ts'
import { scheduleMutations } from './schedules.ts'

const leave = async (context: RegistryContext, { at, ...input }: MembershipInput & { at: string; keep: DepartureRecords }) => {
  authorisePartner(context.viewer, input.namespace)
  const operations = await affectedBy(context.runtime, input.namespace)
  return { ...(await leaveGraph(context, { ...input, at: new Date(at) })), operations: operations.map(reportedOperation) }
}

export const Mutation = {
  registerPartner: mutation(registerPartner),
  issuePublishToken: mutation(issuePublishToken),
  revokePublishToken: mutation(revokePublishToken),
  checkSubgraph: mutation(checkSubgraph),
  publishSubgraph: mutation(publishSubgraph),
  rollbackSubgraph: mutation(rollbackSubgraph),
  pausePartner: mutation(pausePartner),
  resumePartner: mutation(resumePartner),
  leaveGraph: mutation(leave),
  ...savedQueryMutations,
  registerOperations: mutation(registerOperations),
  retireOperations: mutation(retireOperations),
  ...exportMutations,
  ...frozenMutations,
  ...scheduleMutations,
}
