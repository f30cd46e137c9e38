import type { AffectedOperation, CheckResult, Edit, Finding, Sentence } from './check.ts'

/** A check as the graph, the tool's JSON and the one-line check tell it: flat, both languages side by side. */
export interface ReportedResult {
  id: string
  status: CheckResult['status']
  reason: string | null
  reasonEn: string | null
  findings: ReportedFinding[]
}

export interface ReportedFinding {
  code: string
  /** Whether it refuses the publication. */
  refuses: boolean
  message: string
  messageEn: string | null
  cause: string | null
  causeEn: string | null
  coordinate: string | null
  line: number | null
  column: number | null
  fix: string | null
  fixEn: string | null
  edits: readonly Edit[] | null
  operations: ReportedOperation[] | null
}

export interface ReportedOperation { name: string; client: string; owner: string | null; rewrite: string | null }

export const reportedOperation = ({ name, client, owner, rewrite }: AffectedOperation): ReportedOperation => ({ name, client, owner: owner ?? null, rewrite: rewrite ?? null })

const reportedFinding = ({ code, level, message, cause, coordinate, location, fix, operations }: Finding): ReportedFinding => ({
  code, refuses: level === 'ERROR', message: message.zh, messageEn: message.en, cause: cause.zh, causeEn: cause.en,
  coordinate: coordinate ?? null, line: location?.line ?? null, column: location?.column ?? null,
  fix: fix.zh, fixEn: fix.en, edits: fix.edits ?? null, operations: operations?.map(reportedOperation) ?? null,
})

const both = (sentence: Sentence | undefined) => ({ reason: sentence?.zh ?? null, reasonEn: sentence?.en ?? null })

export const reported = ({ id, status, findings, reason }: CheckResult): ReportedResult => ({ id, status, ...both(reason), findings: findings.map(reportedFinding) })

/** The same as a selection of the graph's `SchemaCheckResult`. */
export const REPORTED_RESULT = 'id status reason reasonEn findings { code refuses message messageEn cause causeEn coordinate line column fix fixEn edits { start end text } operations { name client owner rewrite } }'
