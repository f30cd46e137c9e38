import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generatedFiles } from '../scripts/compose.ts'
import { environmentExample } from '../scripts/environment.ts'
import { dueMigration } from '../scripts/migrations.ts'
import { stored } from '../scripts/own-subgraphs.ts'
import { WEB, webOperations } from '../scripts/web-types.ts'

describe('generated files of schema/', () => {
  for (const [name, content] of Object.entries(generatedFiles())) {
    it(`${name} is what the sources compose to (else: npm run compose)`, () => {
      expect(readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8') === content).toBe(true)
    })
  }
})

describe('migrations', () => {
  for (const definition of stored) {
    it(`${definition.namespace}: agree with its tables (else: npm run migrations)`, async () => {
      expect((await dueMigration(definition)).statements).toEqual([])
    })
  }
})

describe('.env.example', () => {
  it('lists every variable that a process reads (else: npm run environment)', () => {
    expect(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')).toBe(environmentExample())
  })
})

describe('operations of the pages', () => {
  it('are what their .graphql files compile to, and none is left over (else: npm run web:types)', async () => {
    const committed = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.operations.ts'))
    expect(Object.fromEntries(committed.map((name) => [name, readFileSync(join(WEB, name), 'utf8')]))).toEqual(await webOperations())
  })
})
