import type { Reason, ResourceUpsert } from './format.ts'
import type { Namespace } from './typenames.ts'

export type UpsertResult = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'DELETED' | 'REFUSED'

export interface Finding extends Reason { path?: string[] | null }

export interface UpsertOutcome {
  sourceId: string
  id: string | null
  result: UpsertResult
  position: string | null
  findings: Finding[]
}

/** Writes one batch into the subgraph of a namespace: one outcome per item, in order. Idempotent, so that a batch may be sent again. */
export type Upserter = (namespace: Namespace, items: readonly ResourceUpsert[]) => Promise<UpsertOutcome[]>
