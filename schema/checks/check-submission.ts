import type { PartnerSubgraph } from '../partner.ts'
import type { SupergraphArtifact } from '../supergraph.ts'
import { ALL_CHECKS } from './all-checks.ts'
import type { CheckResult, Finding } from './check.ts'
import { checkContext, type CheckContext, type PublishedGraph, type RecordedOperation } from './check-context.ts'
import { type Rule, say } from './rule.ts'

export type { PublishedGraph, RecordedOperation } from './check-context.ts'

const elementOf = ({ code, coordinate }: Finding): string => `${code} ${coordinate ?? ''}`

/** Faults that the published SDL has already, in the same elements. */
const known = (rule: Rule, context: CheckContext): Set<string> => {
  const { previous } = context.published
  if (!rule.forgives || !previous) return new Set()
  const found = rule.run(checkContext(previous, { ...context.published, previous: undefined }, []))
  return new Set('skipped' in found ? [] : found.filter(({ level }) => level === 'ERROR').map(elementOf))
}

const judge = (rule: Rule, context: CheckContext, results: readonly CheckResult[]): CheckResult => {
  const missing = rule.needs.filter((id) => results.find((result) => result.id === id)?.status !== 'COMPLETED')
  if (missing.length > 0) return { id: rule.id, status: 'SKIPPED', findings: [], reason: say(`须先通过:${missing.join('、')}`, `Needs to pass first: ${missing.join(', ')}`) }
  const found = rule.run(context)
  if ('skipped' in found) return { id: rule.id, status: 'SKIPPED', findings: [], reason: found.skipped }
  const errors = found.some(({ level }) => level === 'ERROR')
  const before = errors ? known(rule, context) : new Set<string>()
  const findings = found.map((each) => (each.level === 'ERROR' && before.has(elementOf(each)) ? { ...each, level: 'NOTICE' as const } : each))
  return { id: rule.id, status: findings.some(({ level }) => level === 'ERROR') ? 'FAILED' : 'COMPLETED', findings }
}

/**
 * Judges what a partner submits against the graph as it is published. Pure and synchronous, about two seconds of a processor for the whole graph;
 * sizes are looked at first, so that no submission can make the later checks long.
 */
export const checkSubmission = (candidate: PartnerSubgraph, published: PublishedGraph, operations: readonly RecordedOperation[]): { results: CheckResult[]; artifact?: SupergraphArtifact } => {
  const context = checkContext(candidate, published, operations)
  const results: CheckResult[] = []
  for (const rule of ALL_CHECKS) results.push(judge(rule, context, results))
  const composed = results.find(({ id }) => id === 'composition')?.status === 'COMPLETED'
  const artifact = composed ? context.composition().artifact : undefined
  return { results, ...(artifact ? { artifact } : {}) }
}
