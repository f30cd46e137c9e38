/** `npm run migrations`: derives the next migration from the tables; the endpoint applies it when it starts. */
import * as drizzleKit from 'drizzle-kit/api'
import { deriveMigration } from '../kit/partner/derive-migration.ts'
import { subgraph } from './index.ts'

const name = await deriveMigration(subgraph, drizzleKit)
console.log(name === null ? '表与迁移一致 / tables and migrations agree' : `migrations/${name}`)
