import { useEffect, useState } from 'react'

interface DegreeFieldProps {
  label: string
  value: number | null
  least: number
  most: number
  onChange(value: number | null): void
  required?: boolean
}

/** A number that may be half typed: what is out of range is told by the browser and not passed on. */
export const DegreeField = ({ label, value, least, most, onChange, required = false }: DegreeFieldProps) => {
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  useEffect(() => {
    setTyped((before) => (value !== null && before !== '' && Number(before) === value ? before : value === null ? (before === '' ? '' : Number.isFinite(Number(before)) ? '' : before) : String(value)))
  }, [value])
  return (
    <label className="degree-field">
      <span>{label}</span>
      <input
        type="number" inputMode="decimal" step="any" min={least} max={most} value={typed} required={required}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(target.value !== '' && target.validity.valid ? Number(target.value) : null)
        }}
      />
    </label>
  )
}
