import { type FieldNode, type GraphQLArgument, isRequiredArgument, Kind, print, type ValueNode } from 'graphql'
import { useState } from 'react'
import { setArgument } from './argument-edits.ts'
import { useBuilding } from './building.ts'
import { bothLanguages, shortLabel } from './descriptions.ts'
import { Label } from './label.tsx'
import { ValueInput } from './value-input.tsx'
import { VariableToggle } from './variable-toggle.tsx'

/** Arguments of a field: those that are written or required as inputs, the others to choose from. */
export const ArgumentList = ({ field, args, isOpen }: { field: FieldNode; args: readonly GraphQLArgument[]; isOpen: boolean }) => {
  const { source, apply } = useBuilding()
  const [asked, setAsked] = useState<readonly string[]>([])
  const given = new Map((field.arguments ?? []).map(({ name, value }) => [name.value, value]))
  const shown = args.filter((argument) => given.has(argument.name) || isRequiredArgument(argument) || asked.includes(argument.name))
  const others = args.filter((argument) => !shown.includes(argument))
  const write = (name: string, value: ValueNode | undefined) => apply(setArgument(source, field, name, value && print(value)))
  const hide = (name: string) => {
    setAsked(asked.filter((each) => each !== name))
    write(name, undefined)
  }

  return (
    <details className="builder-arguments" open={isOpen || shown.length > 0}>
      <summary>筛选与参数 <span lang="en">Filters and arguments</span> {given.size > 0 && `(${given.size})`}</summary>
      {shown.map((argument) => {
        const value = given.get(argument.name)
        return (
          <div key={argument.name} className="builder-argument" role="group" aria-label={argument.name}>
            <div className="builder-argument-head">
              <Label name={argument.name} description={argument.description} />
              <VariableToggle field={field} argument={argument} value={value} />
              {!isRequiredArgument(argument) && <button type="button" onClick={() => hide(argument.name)} aria-label={`去掉 Remove ${argument.name}`}>×</button>}
            </div>
            {value?.kind === Kind.VARIABLE
              ? <p className="builder-note">取自变量，在上方“变量”中填写 <span lang="en">From the variable</span> <code>${value.name.value}</code></p>
              : <ValueInput name={argument.name} type={argument.type} value={value} owner={field.name.value} fallback={argument.defaultValue} onChange={(next) => write(argument.name, next)} />}
          </div>
        )
      })}
      {others.length > 0 && (
        <select className="builder-add-argument" value="" aria-label={`添加条件 Add a condition: ${field.name.value}`} onChange={(event) => setAsked([...asked, event.currentTarget.value])}>
          <option value="">＋ 添加条件 / Add a condition</option>
          {others.map(({ name, description }) => <option key={name} value={name}>{shortLabel(bothLanguages(description)).zh} {name}</option>)}
        </select>
      )}
    </details>
  )
}
