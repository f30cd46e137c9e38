import type { InputProps } from '../parameters.ts'

const SEPARATORS = /[;；,，、\n]+/

const kinds = {
  NUMBER: { inputMode: 'decimal', size: 12 },
  YEAR: { inputMode: 'numeric', size: 8 },
  TEXT: { inputMode: 'text', size: 28 },
} as const

/** Words, a number or a year; several are separated by semicolons or commas. */
export const LineInput = ({ id, parameter: { input, many, required }, values, onChange, describedBy, invalid }: InputProps) => {
  const { inputMode, size } = kinds[input === 'NUMBER' || input === 'YEAR' ? input : 'TEXT']
  return (
    <input id={id} type="text" inputMode={inputMode} size={size} required={required} aria-describedby={describedBy} aria-invalid={invalid}
      value={values.join('；')} onChange={({ target: { value } }) => onChange(many ? value.split(SEPARATORS).map((text) => text.trimStart()) : [value])} />
  )
}

export const DateInput = ({ id, parameter: { required }, values, onChange, describedBy, invalid }: InputProps) => (
  <input id={id} type="date" required={required} aria-describedby={describedBy} aria-invalid={invalid} value={values[0] ?? ''} onChange={({ target: { value } }) => onChange([value])} />
)
