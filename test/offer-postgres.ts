import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../scripts/postgres/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext { postgresUrl: string; postgresFolder: string }
}

/** One real PostgreSQL for a whole test run; each test file makes databases of its own on it. Returns what ends it. */
export const offerPostgres = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-test-'))
  // Processes that tests start (graphs, gateways, subgraphs) take each other's compiled code: half a second less for each.
  process.env.NODE_COMPILE_CACHE ||= join(folder, 'compiled')
  const server = await startPostgres({ folder, durable: false })
  project.provide('postgresUrl', server.url)
  project.provide('postgresFolder', folder)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
