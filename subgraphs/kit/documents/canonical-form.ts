import type { CanonicalForm, Kind } from '../kind.ts'
import { finding, type Finding } from './finding.ts'

const each = (value: unknown, change: (text: string, at: (string | number)[]) => string | null): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown, at) => (typeof item === 'string' ? change(item, [at]) : item)).filter((item) => item !== null)
  return typeof value === 'string' ? change(value, []) : value
}

/** Special values with those that have a canonical form brought into it, and a finding for each that has none. */
export const inCanonicalForm = (kind: Kind, values: Readonly<Record<string, unknown>>): { values: Record<string, unknown>; findings: Finding[] } => {
  const findings: Finding[] = []
  const changed: Record<string, unknown> = { ...values }
  for (const [field, form] of Object.entries<CanonicalForm>(kind.canonical)) {
    changed[field] = each(values[field], (text, at) => {
      const canonical = form.of(text)
      if (canonical === null) findings.push(finding('FIELD_INVALID', `应为 ${form.expected} / expected ${form.expected}`, 'details', field, ...at))
      return canonical
    })
  }
  return { values: changed, findings }
}
