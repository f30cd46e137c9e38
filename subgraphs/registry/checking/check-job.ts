import type { AffectedOperation, CheckResult } from '../../../schema/checks/check.ts'
import type { ComposableSubgraph, Composition } from '../../../schema/compose.ts'
import type { DepartedPartner, SupergraphArtifact } from '../../../schema/supergraph.ts'
import type { Fate, StoredQuery } from '../saved-queries/query-fates.ts'
import type { SchemaChange } from '../tables/graph-version.ts'
import type { PartnerSubgraph } from '../../../schema/partner.ts'
import type { PublishedGraph, RecordedOperation } from '../../../schema/checks/check-submission.ts'

/** Work that takes seconds of a processor: never done on the thread that answers clients. */
export type CheckJob =
  | { kind: 'check'; candidate: PartnerSubgraph; published: PublishedGraph; operations: readonly RecordedOperation[] }
  | { kind: 'compose'; catalogue: string; subgraphs: readonly ComposableSubgraph[]; departed: readonly DepartedPartner[] }
  | { kind: 'changes'; before: string; after: string }
  | { kind: 'fates'; before: string; after: string; queries: readonly StoredQuery[] }
  | { kind: 'lost'; before: string; after: string; operations: readonly RecordedOperation[] }

export interface CheckOutcome { results: CheckResult[]; artifact?: SupergraphArtifact }

export type CheckAnswer<J extends CheckJob> = J extends { kind: 'check' } ? CheckOutcome : J extends { kind: 'changes' } ? SchemaChange[] : J extends { kind: 'fates' } ? Fate[] : J extends { kind: 'lost' } ? AffectedOperation[] : Composition

export type CheckMessage = { id: number; answer: unknown; error?: undefined } | { id: number; answer?: undefined; error: string }
