import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SubgraphDefinition } from '../define-subgraph.ts'

/** `drizzle-kit/api`, which only who changes tables has installed. */
export interface MigrationTool<Snapshot extends { id: string }> {
  generateDrizzleJson(declared: Record<string, unknown>, before?: string, schemas?: string[], casing?: 'snake_case'): Snapshot
  generateMigration(before: Snapshot, after: Snapshot): Promise<string[]>
}

/**
 * Writes the next migration of a subgraph from its tables, beside the snapshot that the one after it starts from. Returns the name of the file, or null
 * where tables and migrations agree. A migration that has run anywhere is never edited.
 */
export const deriveMigration = async <Snapshot extends { id: string }>({ migrations, declared, schemaName }: SubgraphDefinition, tool: MigrationTool<Snapshot>): Promise<string | null> => {
  mkdirSync(migrations, { recursive: true })
  const stored = join(migrations, 'snapshot.json')
  const before = existsSync(stored) ? (JSON.parse(readFileSync(stored, 'utf8')) as Snapshot) : tool.generateDrizzleJson({}, undefined, undefined, 'snake_case')
  const after = tool.generateDrizzleJson(declared, before.id, [schemaName], 'snake_case')
  // The migrator makes the schema itself.
  const statements = (await tool.generateMigration(before, after)).filter((statement) => !/^CREATE SCHEMA/i.test(statement))
  if (statements.length === 0) return null
  const name = `${String(readdirSync(migrations).filter((file) => file.endsWith('.sql')).length + 1).padStart(4, '0')}.sql`
  writeFileSync(join(migrations, name), `${statements.join('\n--> statement-breakpoint\n')}\n`)
  writeFileSync(stored, `${JSON.stringify(after, null, 1)}\n`)
  return name
}
