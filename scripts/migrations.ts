/** `npm run migrations`: derives the next migration of each own subgraph from its drizzle tables. `--check` writes nothing and fails where one is due. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { stored } from './own-subgraphs.ts'

type Snapshot = ReturnType<typeof generateDrizzleJson>

const latestSnapshot = (folder: string): Snapshot => {
  const file = join(folder, 'snapshot.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Snapshot) : generateDrizzleJson({}, undefined, undefined, 'snake_case')
}

const nextNumber = (folder: string): string => String(readdirSync(folder).filter((file) => file.endsWith('.sql')).length + 1).padStart(4, '0')

/** What is due for one subgraph: SQL statements, none where tables and migrations agree. */
export const dueMigration = async (definition: { migrations: string; declared: Record<string, unknown>; schemaName: string }): Promise<{ statements: string[]; snapshot: Snapshot }> => {
  const before = latestSnapshot(definition.migrations)
  const snapshot = generateDrizzleJson(definition.declared, before.id, [definition.schemaName], 'snake_case')
  const statements = await generateMigration(before, snapshot)
  // The migrator makes the schema itself.
  return { statements: statements.filter((statement) => !/^CREATE SCHEMA/i.test(statement)), snapshot }
}

if (import.meta.main) {
  const check = process.argv.includes('--check')
  let due = 0
  for (const definition of stored) {
    mkdirSync(definition.migrations, { recursive: true })
    const { statements, snapshot } = await dueMigration(definition)
    if (statements.length === 0) continue
    due += 1
    const name = `${nextNumber(definition.migrations)}.sql`
    console.log(`${definition.namespace}: ${statements.length} statements ${check ? 'due' : `→ migrations/${name}`}`)
    if (check) continue
    writeFileSync(join(definition.migrations, name), `${statements.join('\n--> statement-breakpoint\n')}\n`)
    writeFileSync(join(definition.migrations, 'snapshot.json'), `${JSON.stringify(snapshot, null, 1)}\n`)
  }
  if (due === 0) console.log('tables and migrations agree')
  if (check && due > 0) process.exitCode = 1
}
