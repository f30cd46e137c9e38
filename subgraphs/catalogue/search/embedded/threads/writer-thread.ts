import type { DatabaseSync } from 'node:sqlite'
import { countByType } from '../reading/count-by-type.ts'
import { openFile, removeFile } from '../storage/open-file.ts'
import { writeBatch } from '../storage/write-batch.ts'
import { answerJobs } from './answer-jobs.ts'
import type { WriterJob } from './writer-job.ts'

const open = new Map<string, DatabaseSync>()

const opened = (file: string): DatabaseSync => {
  const db = open.get(file)
  if (!db) throw new Error(`${file} is not open`)
  return db
}
const close = (file: string): void => {
  open.get(file)?.close()
  open.delete(file)
}

const answer = (job: WriterJob): unknown => {
  switch (job.kind) {
    case 'open': {
      const { db, problem } = openFile(job.file)
      open.set(job.file, db)
      return problem
    }
    case 'write': return writeBatch(opened(job.file), job.batch, job.position)
    case 'countByType': return countByType(opened(job.file))
    case 'settle': return opened(job.file).exec("INSERT INTO text_public (text_public) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE)")
    case 'remove': {
      close(job.file)
      return removeFile(job.file)
    }
  }
}

answerJobs(answer, () => {
  for (const file of [...open.keys()]) close(file)
})
