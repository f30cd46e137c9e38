import { useState } from 'react'
import { useLabel } from '../../i18n/use-label.ts'
import { useText } from '../../i18n/use-text.ts'
import type { InputProps } from '../parameters.ts'

const texts = {
  any: { zh: '不限', en: 'Any' },
  filter: { zh: '筛选选项', en: 'Filter the options' },
  chosen: { zh: (n: number) => `已选 ${n} 项`, en: (n: number) => `${n} chosen` },
} as const

export interface Choice { value: string; label: string | null; labelEn: string | null }

/** So many are shown without a field to filter them. */
const FEW = 8

/** One or several of a known list. A value that the list does not know stays, under its own name. */
export const ChoiceInput = ({ choices, ...props }: InputProps & { choices: readonly Choice[] }) => {
  const unknown = props.values.filter((value) => value !== '' && !choices.some((choice) => choice.value === value))
  const all = [...choices, ...unknown.map((value) => ({ value, label: value, labelEn: null }))]
  return props.parameter.many ? <Several {...props} choices={all} /> : <One {...props} choices={all} />
}

const One = ({ id, parameter: { required }, values, onChange, describedBy, invalid, choices }: InputProps & { choices: readonly Choice[] }) => {
  const t = useText(texts)
  const label = useLabel()
  return (
    <select id={id} required={required} aria-describedby={describedBy} aria-invalid={invalid} value={values[0] ?? ''} onChange={({ target: { value } }) => onChange([value])}>
      <option value="">{t.any}</option>
      {choices.map((choice) => <option key={choice.value} value={choice.value}>{label(choice) || choice.value}</option>)}
    </select>
  )
}

const Several = ({ id, values, onChange, describedBy, choices }: InputProps & { choices: readonly Choice[] }) => {
  const t = useText(texts)
  const label = useLabel()
  const [filter, setFilter] = useState('')
  const chosen = choices.filter(({ value }) => values.includes(value))
  const wanted = filter.trim().toLowerCase()
  const shown = choices.filter((choice) => !values.includes(choice.value) && (wanted === '' || `${choice.label ?? ''} ${choice.labelEn ?? ''} ${choice.value}`.toLowerCase().includes(wanted)))
  const box = (choice: Choice) => (
    <label key={choice.value} className="choice">
      <input type="checkbox" checked={values.includes(choice.value)} onChange={({ target: { checked } }) => onChange(checked ? [...values, choice.value] : values.filter((value) => value !== choice.value))} />
      {label(choice) || choice.value}
    </label>
  )
  return (
    <div id={id} className="choices" role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      {choices.length > FEW && (
        <>
          <input type="search" aria-label={t.filter} placeholder={t.filter} value={filter} onChange={({ target: { value } }) => setFilter(value)} />
          <span role="status" className="secondary small">{t.chosen(chosen.length)}</span>
        </>
      )}
      <div className="choice-list">{chosen.map(box)}{shown.map(box)}</div>
    </div>
  )
}

const yesNo: readonly Choice[] = [{ value: 'true', label: '是', labelEn: 'Yes' }, { value: 'false', label: '否', labelEn: 'No' }]

export const YesNoInput = (props: InputProps) => <ChoiceInput {...props} choices={yesNo} />
export const OptionInput = (props: InputProps) => <ChoiceInput {...props} choices={props.parameter.options ?? []} />
