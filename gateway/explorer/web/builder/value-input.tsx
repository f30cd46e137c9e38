import { getNamedType, getNullableType, type GraphQLInputType, isEnumType, isInputObjectType, isListType, Kind, print, type ValueNode } from 'graphql'
import { choicesFor } from './choices.ts'
import { ChoiceInput } from './choice-input.tsx'
import { EnumInput } from './enum-input.tsx'
import { LeafInput } from './leaf-input.tsx'
import { ObjectInput } from './object-input.tsx'
import { ResourceInput } from './resource-input.tsx'
import { itemsOf, leafOf, listOf, textOf } from './value-nodes.ts'

export interface ValueInputProps {
  /** Name of the argument, field or variable, by which its choices are known. */
  name: string
  type: GraphQLInputType
  value: ValueNode | undefined
  /** Name of the field or input object that it belongs to. */
  owner: string
  /** What holds where nothing is written. */
  fallback?: unknown
  onChange(value: ValueNode | undefined): void
}

/** The right input for a type: choices where they are known, else by the type itself. What it cannot show is left as written. */
export const ValueInput = (props: ValueInputProps) => {
  const { name, type, value, owner, onChange } = props
  const named = getNamedType(type)
  const isList = isListType(getNullableType(type))
  if (hasVariable(value)) return <p className="builder-note">含变量，在文本中修改：<span lang="en">Has variables; change it in the text:</span> <code>{value && print(value)}</code></p>
  if (isInputObjectType(named)) return isList ? <LeafInput {...props} asWritten /> : <ObjectInput {...props} type={named} />
  if (isEnumType(named)) return <EnumInput {...props} type={named} isList={isList} />
  const choices = choicesFor(name, owner)
  if (choices && (named.name === 'String' || named.name === 'ID')) {
    const chosen = itemsOf(value).map(textOf)
    const choose = (keys: readonly string[]) => {
      const nodes = keys.flatMap((key) => leafOf(named, key) ?? [])
      onChange(isList ? listOf(nodes) : nodes.at(-1))
    }
    return choices.of === 'resources'
      ? <ResourceInput name={name} types={choices.types} chosen={chosen} isList={isList} onChange={choose} />
      : <ChoiceInput name={name} facet={choices.facet} chosen={chosen} isList={isList} onChange={choose} />
  }
  return <LeafInput {...props} />
}

const hasVariable = (value: ValueNode | undefined): boolean => {
  switch (value?.kind) {
    case Kind.VARIABLE: return true
    case Kind.LIST: return value.values.some(hasVariable)
    // Objects show their fields one by one.
    default: return false
  }
}
