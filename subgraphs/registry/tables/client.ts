import { index, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, postgres } from './postgres.ts'

/** Names of clients that somebody has taken: first come, and nobody else registers operations under them. */
export const client = postgres.table('client', {
  name: text().primaryKey(),
  owner: text().notNull(),
  registeredAt: instant().notNull(),
})

export type OperationKind = 'QUERY' | 'MUTATION'

/** Operations that run by an id. The same id in two clients is the same operation. */
export const registeredOperation = postgres.table(
  'registered_operation',
  {
    client: text().notNull().references(() => client.name),
    id: text().notNull(),
    /** See schema/operation-hash.ts. */
    hash: text().notNull(),
    name: text(),
    kind: text().$type<OperationKind>().notNull(),
    document: text().notNull(),
    clientVersion: text(),
    registeredAt: instant().notNull(),
    registeredBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.client, t.id] }), index('registered_operation_id').on(t.id), index('registered_operation_hash').on(t.hash)],
)
