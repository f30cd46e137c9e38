import { join } from 'node:path'
import { declared as accountTables } from '../subgraphs/accounts/tables/index.ts'
import { declared } from '../subgraphs/catalogue/tables/index.ts'
import { instruments } from '../subgraphs/instruments/index.ts'
import type { SubgraphDefinition } from '../subgraphs/kit/define-subgraph.ts'
import { literature } from '../subgraphs/literature/index.ts'
import { naturalResources } from '../subgraphs/natural-resources/index.ts'
import { declared as registryTables } from '../subgraphs/registry/tables/index.ts'
import { platforms } from '../subgraphs/platforms/index.ts'
import { scientificData } from '../subgraphs/scientific-data/index.ts'
import { submissions } from '../subgraphs/submissions/index.ts'

/** Our own subgraphs that own types, in the order in which they are opened. */
export const own: readonly SubgraphDefinition[] = [platforms, submissions, instruments, naturalResources, scientificData, literature]

/** Everything that keeps tables: those, the catalogue's read model, the registry and the accounts. */
export const stored: readonly { namespace: string; schemaName: string; migrations: string; declared: Record<string, unknown> }[] = [
  ...own,
  { namespace: 'catalogue', schemaName: 'catalogue', migrations: join(import.meta.dirname, '../subgraphs/catalogue/migrations'), declared },
  { namespace: 'registry', schemaName: 'registry', migrations: join(import.meta.dirname, '../subgraphs/registry/migrations'), declared: registryTables },
  { namespace: 'accounts', schemaName: 'accounts', migrations: join(import.meta.dirname, '../subgraphs/accounts/migrations'), declared: accountTables },
]
