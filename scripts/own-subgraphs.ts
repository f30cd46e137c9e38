import { declared } from '../subgraphs/catalogue/tables/index.ts'
import { instruments } from '../subgraphs/instruments/index.ts'

/** Our own subgraphs that own types, in the order in which they are opened. */
export const own = [instruments]

/** Everything that keeps tables: those and the catalogue's read model. */
export const stored: readonly { namespace: string; schemaName: string; migrations: string; declared: Record<string, unknown> }[] = [
  ...own,
  { namespace: 'catalogue', schemaName: 'catalogue', migrations: new URL('../subgraphs/catalogue/migrations', import.meta.url).pathname, declared },
]
