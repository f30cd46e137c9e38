import { type GraphQLEnumType, type GraphQLEnumValue, Kind } from 'graphql'
import { bothLanguages, shortLabel } from './descriptions.ts'
import type { ValueInputProps } from './value-input.tsx'
import { itemsOf, listOf, textOf } from './value-nodes.ts'

/** One of a closed list as a select, several as checkboxes; each value with its Chinese label. */
export const EnumInput = ({ name, type, value, isList, fallback, onChange }: Omit<ValueInputProps, 'type'> & { type: GraphQLEnumType; isList: boolean }) => {
  const values = type.getValues()
  if (!isList) {
    return (
      <select value={textOf(value)} aria-label={name} onChange={({ currentTarget }) => onChange(currentTarget.value ? { kind: Kind.ENUM, value: currentTarget.value } : undefined)}>
        <option value="">{fallback === undefined ? '（不限 / any）' : `（默认 default: ${String(fallback)}）`}</option>
        {values.map((each) => <option key={each.name} value={each.name}>{textOfValue(each)}</option>)}
      </select>
    )
  }
  const chosen = itemsOf(value).map(textOf)
  const toggle = (each: string) => {
    const next = chosen.includes(each) ? chosen.filter((other) => other !== each) : [...chosen, each]
    onChange(listOf(next.map((text) => ({ kind: Kind.ENUM, value: text }))))
  }
  return (
    <div className="builder-choices" role="group" aria-label={name}>
      {values.map((each) => (
        <label key={each.name} title={each.description ?? undefined}>
          <input type="checkbox" checked={chosen.includes(each.name)} onChange={() => toggle(each.name)} /> {textOfValue(each)}
        </label>
      ))}
    </div>
  )
}

const textOfValue = ({ name, description }: GraphQLEnumValue): string => {
  const { zh } = shortLabel(bothLanguages(description))
  return zh ? `${zh} ${name}` : name
}
