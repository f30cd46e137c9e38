import { useState } from 'react'
import { useText } from '../i18n/use-text.ts'
import type { Search } from './use-search.ts'

const texts = {
  from: { zh: '从哪一年', en: 'From year' },
  to: { zh: '到哪一年', en: 'To year' },
  apply: { zh: '确定', en: 'Apply' },
} as const

/** From and to, each may be left out. */
export const YearRange = ({ search: { state, change } }: { search: Search }) => {
  const t = useText(texts)
  return <Range key={`${state.from} ${state.to}`} from={state.from} to={state.to} t={t} onApply={(from, to) => change({ from, to })} />
}

interface RangeProps { from: string; to: string; t: { from: string; to: string; apply: string }; onApply(from: string, to: string): void }

const Range = ({ from: givenFrom, to: givenTo, t, onApply }: RangeProps) => {
  const [from, setFrom] = useState(givenFrom)
  const [to, setTo] = useState(givenTo)
  const year = { type: 'text', inputMode: 'numeric', pattern: '\\d{4}', maxLength: 4, size: 4 } as const
  return (
    <form className="year-range" onSubmit={(event) => {
      event.preventDefault()
      onApply(from, to)
    }}>
      <input {...year} aria-label={t.from} placeholder="2015" value={from} onChange={(event) => setFrom(event.target.value)} />
      <span aria-hidden="true">–</span>
      <input {...year} aria-label={t.to} placeholder="2026" value={to} onChange={(event) => setTo(event.target.value)} />
      <button type="submit">{t.apply}</button>
    </form>
  )
}
