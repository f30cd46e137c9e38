import type { TestProject } from 'vitest/node'
import { offerPostgres } from './offer-postgres.ts'

/** What browser tests need: one real PostgreSQL; they search in the embedded index. */
export default (project: TestProject): Promise<() => Promise<void>> => offerPostgres(project)
