import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, inject } from 'vitest'
import { until } from '../scripts/processes.ts'
import { ANSWER, WANTED } from './shared-elasticsearch.ts'

const TIMEOUT_MS = 110_000

/** Address of the Elasticsearch that the test run shares; starts it where no test file has asked yet (about 15 s). Every file keeps to index names of its own. */
export const elasticsearchUrl = async (): Promise<string> => {
  const { url, folder, absent } = inject('elasticsearch')
  if (url) return url
  if (absent) throw new Error(absent)
  writeFileSync(join(folder, WANTED), '')
  const file = join(folder, ANSWER)
  if (!(await until(() => existsSync(file), TIMEOUT_MS))) throw new Error(`Elasticsearch was not ready in ${TIMEOUT_MS / 1000} s`)
  const answer = JSON.parse(readFileSync(file, 'utf8')) as { url?: string; error?: string }
  if (!answer.url) throw new Error(answer.error)
  return answer.url
}

/** A folder for a server that a test file starts and kills itself; should the run be killed, the next one finds the server there and ends it. */
export const ownServerFolder = (): string => mkdtempSync(join(inject('elasticsearch').folder || tmpdir(), 'own-'))

/** `describe` for tests on a real Elasticsearch; where there is none they are skipped, and their title says why. */
export const describeWithElasticsearch = (name: string, tests: () => void): void => {
  const { absent } = inject('elasticsearch')
  if (absent) describe.skip(`${name} (did not run: ${absent})`, tests)
  else describe(name, tests)
}
