import { client, registeredOperation } from './client.ts'
import { exportJob } from './export.ts'
import { artifact, currentGraph, gateway, graphVersion, operation } from './graph-version.ts'
import { frozenComparison, frozenResult } from './frozen-result.ts'
import { partner, publishToken } from './partner.ts'
import { postgres } from './postgres.ts'
import { rowChunk, rowSet } from './row-set.ts'
import { savedQuery, savedQueryChange, savedQueryPerson, savedQuerySalt, savedQueryUse, savedQueryVersion } from './saved-query.ts'
import { alert, delivery, queryRun, schedule } from './schedule.ts'
import { checkRun, submission } from './submission.ts'

/** Everything drizzle has to know to derive migrations. */
export const declared = {
  postgres, partner, publishToken, submission, checkRun, artifact, graphVersion, currentGraph, gateway, operation, client, registeredOperation,
  savedQuery, savedQueryVersion, savedQueryChange, savedQueryUse, savedQueryPerson, savedQuerySalt,
  rowSet, rowChunk, exportJob, frozenResult, frozenComparison,
  schedule, queryRun, alert, delivery,
}
