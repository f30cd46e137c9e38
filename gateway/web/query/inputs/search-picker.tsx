import { type ReactNode, useDeferredValue, useId, useState } from 'react'
import { useText } from '../../i18n/use-text.ts'
import type { InputProps } from '../parameters.ts'
import type { Choice } from './choice-input.tsx'

const texts = {
  remove: { zh: (name: string) => `去掉 ${name}`, en: (name: string) => `Remove ${name}` },
  search: { zh: '输入名称查找', en: 'Type a name to find it' },
  none: { zh: '没有找到', en: 'Nothing found' },
} as const

interface PickerProps extends InputProps {
  /** What is found for what somebody typed; null while it loads. */
  useFound(typed: string): readonly Choice[] | null
  /** Names of what is chosen, by id. */
  nameOf(id: string): string
}

/** One or several of a list too long to show: found by name, kept by id. */
export const SearchPicker = ({ id, parameter: { many }, values, onChange, describedBy, invalid, useFound, nameOf }: PickerProps) => {
  const t = useText(texts)
  const list = useId()
  const [typed, setTyped] = useState('')
  const found = useFound(useDeferredValue(typed.trim()))
  const chosen = values.filter((value) => value !== '')
  const pick = (choice: Choice): void => {
    onChange(many ? [...new Set([...chosen, choice.value])] : [choice.value])
    setTyped('')
  }
  const options: ReactNode = found?.length === 0
    ? <li className="secondary">{t.none}</li>
    : found?.map((choice) => <li key={choice.value}><button type="button" className="quiet" onClick={() => pick(choice)}>{choice.label ?? choice.labelEn ?? choice.value}</button></li>)
  return (
    <div className="picker">
      {chosen.length > 0 && (
        <ul className="plain-list row">
          {chosen.map((value) => (
            <li key={value} className="badge">{nameOf(value)} <button type="button" className="quiet" aria-label={t.remove(nameOf(value))} onClick={() => onChange(many ? chosen.filter((each) => each !== value) : [''])}>×</button></li>
          ))}
        </ul>
      )}
      {(many || chosen.length === 0) && <input id={id} type="search" autoComplete="off" placeholder={t.search} aria-describedby={describedBy} aria-invalid={invalid} aria-controls={list} value={typed} onChange={({ target: { value } }) => setTyped(value)} />}
      <ul id={list} className="plain-list picker-found" aria-live="polite">{typed.trim() === '' ? null : options}</ul>
    </div>
  )
}
