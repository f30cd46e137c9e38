import type { PartnerSubgraph } from '../partner.ts'
import type { SupergraphArtifact } from '../supergraph.ts'
import { ALL_CHECKS } from './all-checks.ts'
import type { CheckResult, Finding } from './check.ts'
import { checkContext, type CheckContext, type PublishedGraph, type RecordedOperation } from './check-context.ts'
import { finding, type Rule, say } from './rule.ts'
import { sdlSize } from './rules/sdl-size.ts'
import { sdlSyntax } from './rules/sdl-syntax.ts'

export type { PublishedGraph, RecordedOperation } from './check-context.ts'

/** More than anybody reads or a report should hold. */
const MOST_FINDINGS = 300

const elementOf = ({ code, coordinate }: Finding): string => `${code} ${coordinate ?? ''}`

/** Faults that the published SDL has already, in the same elements. */
const known = (rule: Rule, context: CheckContext): Set<string> => {
  const { previous } = context.published
  if (!rule.forgives || !previous) return new Set()
  const before = checkContext(previous, { ...context.published, previous: undefined }, [])
  // What is published was accepted once, perhaps under other rules: where it cannot be read any more, it excuses nothing.
  for (const { run } of [sdlSize, sdlSyntax]) {
    const faults = run(before)
    if ('skipped' in faults || faults.length > 0) return new Set()
  }
  const found = rule.run(before)
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
  const failed = findings.some(({ level }) => level === 'ERROR')
  return { id: rule.id, status: failed ? 'FAILED' : 'COMPLETED', findings: bounded(findings) }
}

/** Errors first; what is over the bound is counted. */
const bounded = (findings: readonly Finding[]): Finding[] => {
  const sorted = [...findings.filter(({ level }) => level === 'ERROR'), ...findings.filter(({ level }) => level === 'NOTICE')]
  const rest = sorted.length - MOST_FINDINGS
  return rest <= 0 ? sorted : [...sorted.slice(0, MOST_FINDINGS), finding({
    code: 'MORE_FINDINGS', level: 'NOTICE', message: say(`另有 ${rest} 处`, `${rest} more`),
    cause: say('一次至多列出这么多', 'No more are listed at a time'), fix: say('改正上面的再检查', 'Correct those above and check again'),
  })]
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
