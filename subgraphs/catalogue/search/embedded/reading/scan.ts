import type { DatabaseSync } from 'node:sqlite'

export const scan = (db: DatabaseSync, after: string | null, first: number): { id: string; version: bigint }[] => {
  const statement = db.prepare("SELECT id, version FROM document INDEXED BY document_live WHERE deleted = 0 AND id > ? ORDER BY id LIMIT ?")
  statement.setReadBigInts(true)
  return (statement.all(after ?? '', first) as { id: string; version: bigint }[]).map(({ id, version }) => ({ id, version }))
}
