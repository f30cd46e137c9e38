import type { Reason } from './format.ts'
import type { RecognisedFile } from './recognise-files.ts'
import type { Typename } from './typenames.ts'

export const RESULTS = ['created', 'updated', 'unchanged', 'deleted', 'refused'] as const
export type Result = (typeof RESULTS)[number]

/** Who refused: the importer before sending, or the graph. */
export interface RefusedRecord { number: number; sourceId?: string; reasons: Reason[]; by: 'importer' | 'graph' }

/** What happens in an import, in order. Every resource is `seen` once and has one `outcome`, unless the run ends before it is sent. */
export type ImportEvent =
  | { kind: 'started'; source: RecognisedFile }
  | { kind: 'record'; source: RecognisedFile; rows: number }
  | { kind: 'seen'; source: RecognisedFile; typename: Typename | undefined; brought: boolean }
  | { kind: 'outcome'; source: RecognisedFile; typename: Typename | undefined; result: Result; refusal?: RefusedRecord }
  | { kind: 'moved'; source: RecognisedFile; number: number; expected: string; id: string }
  | { kind: 'unreadable'; source: RecognisedFile; reason: string }
