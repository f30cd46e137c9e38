import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import { aggregate } from '../reading/aggregate.ts'
import { count } from '../reading/count.ts'
import { digests } from '../reading/digests.ts'
import { facets } from '../reading/facets.ts'
import { createWorkTables } from '../reading/find.ts'
import { grid } from '../reading/grid.ts'
import { scan } from '../reading/scan.ts'
import { search } from '../reading/search.ts'
import { stats } from '../reading/stats.ts'
import { suggest } from '../reading/suggest.ts'
import { vocabulary } from '../reading/vocabulary.ts'
import { answerJobs } from './answer-jobs.ts'
import type { ReaderJob } from './reader-job.ts'

const db = new DatabaseSync((workerData as { file: string }).file, { readOnly: true })
db.exec(`PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA mmap_size = 268435456; ${createWorkTables}`)

const answer = (job: ReaderJob): unknown => {
  switch (job.kind) {
    case 'search': return search(db, job.request)
    case 'count': return count(db, job.queries)
    case 'facets': return facets(db, job.query, job.facets)
    case 'scan': return scan(db, job.query, job.after, job.first)
    case 'suggest': return suggest(db, job.request)
    case 'vocabulary': return vocabulary(db, job.words, job.similar)
    case 'grid': return grid(db, job.query, job.request)
    case 'aggregate': return aggregate(db, job.query, job.request)
    case 'digests': return digests(db)
    case 'stats': return stats(db)
  }
}

/** One transaction per job: all its statements see the same state of the index. */
const inTransaction = (job: ReaderJob): unknown => {
  db.exec('BEGIN')
  try {
    return answer(job)
  } finally {
    db.exec('ROLLBACK')
  }
}

answerJobs(inTransaction, () => db.close())
