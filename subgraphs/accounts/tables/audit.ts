import { bigint, index, jsonb, text } from 'drizzle-orm/pg-core'
import { instant, postgres } from './postgres.ts'

/** Who did what to whose account, with what it was before and after. Never updated; holds no token, no key and no hash of one. */
export const audit = postgres.table(
  'audit',
  {
    seq: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    userId: text().notNull(),
    action: text().notNull(),
    actor: text(),
    role: text().notNull(),
    requestId: text(),
    before: jsonb(),
    after: jsonb(),
  },
  (t) => [index('audit_user').on(t.userId, t.seq)],
)

/** What was done already: mutations by their `clientMutationId`, logout tokens by their `jti`. `answer` is the id of what came of it. */
export const receipt = postgres.table('receipt', { key: text().primaryKey(), at: instant().notNull(), answer: text().notNull() })
