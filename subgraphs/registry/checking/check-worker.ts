import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { compose } from '../../../schema/compose.ts'
import { checkSubmission } from '../../../schema/checks/check-submission.ts'
import { lostOperations } from '../graph/lost-operations.ts'
import { schemaChanges } from '../graph/schema-changes.ts'
import { queryFates } from '../saved-queries/query-fates.ts'
import type { CheckJob, CheckMessage } from './check-job.ts'

const port = parentPort
if (!port) throw new Error('Checks run in a worker thread')
// On Linux this is the calling thread alone: checks yield to the thread that answers clients.
if (process.platform === 'linux') setPriority(0, 5)

const run = (job: CheckJob): unknown => {
  switch (job.kind) {
    case 'check': return checkSubmission(job.candidate, job.published, job.operations)
    case 'compose': return compose(job.catalogue, job.subgraphs, job.departed)
    case 'changes': return schemaChanges(job.before, job.after)
    case 'fates': return queryFates(job.before, job.after, job.queries)
    case 'lost': return lostOperations(job.before, job.after, job.operations)
  }
}

port.on('message', ({ id, job }: { id: number; job: CheckJob }) => {
  const tell = (message: CheckMessage): void => port.postMessage(message)
  try {
    tell({ id, answer: run(job) })
  } catch (error) {
    tell({ id, error: String((error as Error).stack ?? error) })
  }
})
