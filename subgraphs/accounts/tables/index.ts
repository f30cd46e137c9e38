import { audit, receipt } from './audit.ts'
import { apiKey, session } from './credential.ts'
import { postgres } from './postgres.ts'
import { roleGrant, user } from './user.ts'

/** Everything drizzle has to know to derive migrations. */
export const declared = { postgres, user, roleGrant, session, apiKey, audit, receipt }
