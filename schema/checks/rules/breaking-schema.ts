import { GraphQLError, parse, validate } from 'graphql'
import type { Finding, Sentence } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { comparisonOf, touched } from '../breaking/comparison.ts'
import { usageOf } from '../breaking/usage.ts'
import { type Rule, say } from '../rule.ts'
import { changeFinding } from './breaking-operations.ts'

/** What is removed or changed without any recorded operation using it: told, not refused. */
const run = (context: CheckContext): Finding[] | { skipped: Sentence } => {
  const comparison = comparisonOf(context)
  if (!comparison) return context.published.previous ? { skipped: say('没有当前版本的 API 可比', 'There is no API of a current version to compare with') } : []
  const used = new Set<string>()
  for (const { document } of context.operations) {
    try {
      const parsed = parse(document, { maxTokens: 15_000 })
      if (validate(comparison.before, parsed, undefined, { maxErrors: 1 }).length === 0) for (const coordinate of usageOf(comparison.before, parsed)) used.add(coordinate)
    } catch (error) {
      // What is no operation uses nothing.
      if (!(error instanceof GraphQLError)) throw error
    }
  }
  return comparison.changes.filter((change) => !touched(change).some((coordinate) => used.has(coordinate))).map((change) => changeFinding(context, comparison, change, undefined))
}

export const breakingSchema: Rule = { id: 'breaking.schema', needs: ['composition'], forgives: false, run }
