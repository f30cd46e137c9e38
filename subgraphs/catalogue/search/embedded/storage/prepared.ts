import type { DatabaseSync, StatementSync } from 'node:sqlite'

const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>()

/** A statement of a connection, prepared once. For those that recur; what is put together per query is prepared where it is run. */
export const prepared = (db: DatabaseSync, text: string, { bigints = false } = {}): StatementSync => {
  const ofConnection = statements.get(db) ?? new Map<string, StatementSync>()
  statements.set(db, ofConnection)
  let statement = ofConnection.get(text)
  if (!statement) {
    statement = db.prepare(text)
    statement.setReadBigInts(bigints)
    ofConnection.set(text, statement)
  }
  return statement
}
