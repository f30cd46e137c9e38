import type { ReportedFinding, ReportedOperation, ReportedResult } from './reported.ts'

const MARKS = { COMPLETED: '✓', FAILED: '✗', SKIPPED: '–' } as const

const operationText = ({ name, client, owner, rewrite }: ReportedOperation): string[] => [
  `      ${name || '(无名 / unnamed)'} · ${client}${owner ? ` · ${owner}` : ''}`,
  ...(rewrite ? rewrite.trim().split('\n').map((line) => `        ${line}`) : []),
]

const place = ({ line, column, coordinate }: ReportedFinding, file: string): string =>
  [line === null ? file : `${file}:${line}:${column ?? 1}`, coordinate].filter(Boolean).join(' · ')

const findingText = (finding: ReportedFinding, file: string): string[] => [
  `  ${finding.refuses ? '✗' : '!'} ${finding.code} ${place(finding, file)}`,
  `    ${finding.message}`,
  ...(finding.messageEn ? [`    ${finding.messageEn}`] : []),
  ...(finding.cause ? [`    缘由 / why: ${finding.cause}${finding.causeEn ? ` / ${finding.causeEn}` : ''}`] : []),
  ...(finding.fix ? [`    改法 / fix: ${finding.fix}${finding.fixEn ? ` / ${finding.fixEn}` : ''}`] : []),
  ...(finding.operations?.length ? ['    受影响的操作 / operations that would break:', ...finding.operations.flatMap(operationText)] : []),
]

/** The checks as a person reads them, one line for each that passed, all about each that did not. `file` is the name of the submitted SDL. */
export const reportText = (results: readonly ReportedResult[], file: string): string =>
  results.flatMap((result) => [
    `${MARKS[result.status]} ${result.id}${result.status === 'SKIPPED' ? `  未检查 / skipped: ${result.reason ?? ''}${result.reasonEn ? ` / ${result.reasonEn}` : ''}` : ''}`,
    ...result.findings.flatMap((finding) => findingText(finding, file)),
  ]).join('\n')

/** How many passed, failed, were skipped: adds up to all. */
export const tally = (results: readonly ReportedResult[]): Record<ReportedResult['status'], number> => {
  const counts = { COMPLETED: 0, FAILED: 0, SKIPPED: 0 }
  for (const { status } of results) counts[status] += 1
  return counts
}

export const tallyText = (results: readonly ReportedResult[]): string => {
  const { COMPLETED, FAILED, SKIPPED } = tally(results)
  return `通过 ${COMPLETED},不通过 ${FAILED},未检查 ${SKIPPED} / passed ${COMPLETED}, failed ${FAILED}, skipped ${SKIPPED}`
}
