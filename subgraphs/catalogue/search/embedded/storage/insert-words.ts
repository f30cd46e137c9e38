import type { DatabaseSync } from 'node:sqlite'
import { TEXT_COLUMNS } from './columns.ts'
import { prepared } from './prepared.ts'

/** Words that can be misspelt: of an alphabet, without digits. */
export const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]{2,40}$/u

/** Words of a connection that are in the table for certain; nearly all that come are. */
const known = new WeakMap<DatabaseSync, Set<string>>()

export const insertWords = (db: DatabaseSync, columns: readonly string[]): void => {
  const words = known.get(db) ?? new Set<string>()
  known.set(db, words)
  for (const [index, { stream }] of TEXT_COLUMNS.entries()) {
    if (stream !== 'words') continue
    for (const word of columns[index]?.split(' ') ?? []) {
      if (words.has(word) || !ALPHABETIC.test(word)) continue
      words.add(word)
      prepared(db, 'INSERT OR IGNORE INTO word (word) VALUES (?)').run(word)
    }
  }
}

/** After a transaction that came to nothing. */
export const forgetWords = (db: DatabaseSync): void => void known.delete(db)
