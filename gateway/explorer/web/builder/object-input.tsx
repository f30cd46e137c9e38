import { type GraphQLInputObjectType, getNamedType, isInputObjectType, isRequiredInputField } from 'graphql'
import { useState } from 'react'
import { bothLanguages, shortLabel } from './descriptions.ts'
import { Label } from './label.tsx'
import { ValueInput, type ValueInputProps } from './value-input.tsx'
import { fieldOf, withField } from './value-nodes.ts'

/** Ranges, boxes and circles are shown whole; a filter of many conditions shows those in use and offers the others. */
const SMALL = 4

export const ObjectInput = ({ type, value, onChange }: Omit<ValueInputProps, 'type'> & { type: GraphQLInputObjectType }) => {
  const [asked, setAsked] = useState<readonly string[]>([])
  const fields = Object.values(type.getFields())
  const isSmall = fields.length <= SMALL && fields.every((field) => !isInputObjectType(getNamedType(field.type)))
  const shown = fields.filter((field) => isSmall || isRequiredInputField(field) || fieldOf(value, field.name) || asked.includes(field.name))
  const others = fields.filter((field) => !shown.includes(field))
  const hide = (name: string) => {
    setAsked(asked.filter((each) => each !== name))
    onChange(withField(value, name, undefined))
  }

  return (
    <div className={isSmall ? 'builder-object small' : 'builder-object'}>
      {shown.map((field) => (
        <div key={field.name} className="builder-argument" role="group" aria-label={field.name}>
          <div className="builder-argument-head">
            <Label name={field.name} description={field.description} />
            {!isSmall && !isRequiredInputField(field) && <button type="button" onClick={() => hide(field.name)} aria-label={`去掉 Remove ${field.name}`}>×</button>}
          </div>
          <ValueInput name={field.name} type={field.type} value={fieldOf(value, field.name)} owner={type.name} fallback={field.defaultValue} onChange={(next) => onChange(withField(value, field.name, next))} />
        </div>
      ))}
      {others.length > 0 && (
        <select className="builder-add-argument" value="" aria-label={`添加条件 Add a condition: ${type.name}`} onChange={(event) => setAsked([...asked, event.currentTarget.value])}>
          <option value="">＋ 添加条件 / Add a condition ({others.length})</option>
          {others.map(({ name, description }) => <option key={name} value={name}>{shortLabel(bothLanguages(description)).zh} {name}</option>)}
        </select>
      )}
    </div>
  )
}
