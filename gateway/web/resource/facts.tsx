import type { ReactNode } from 'react'

export interface Fact {
  label: string
  value: ReactNode
  /** More of what the label means, on demand of a pointer and for screen readers. */
  note?: string
}

export const isKnown = ({ value }: Fact): boolean => value !== null && value !== undefined && value !== '' && value !== false

/** Labels with their values. A fact without a value is left out. */
export const Facts = ({ facts, nested = false }: { facts: readonly Fact[]; nested?: boolean }) => {
  const known = facts.filter(isKnown)
  if (known.length === 0) return null
  return (
    <dl className={nested ? 'facts nested' : 'facts'}>
      {known.map(({ label, value, note }) => (
        <div key={label} className="fact">
          <dt title={note !== label ? note : undefined}>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
