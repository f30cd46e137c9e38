import { type FieldNode, type GraphQLArgument, Kind, print, type ValueNode, valueFromASTUntyped } from 'graphql'
import { setArgument } from './argument-edits.ts'
import { useBuilding } from './building.ts'
import { nodeOf } from './value-nodes.ts'
import { declareVariable, freeVariableName, removeVariable, usesOf } from './variable-edits.ts'

/** Turns a written value into a parameter that is asked for each time, and back. */
export const VariableToggle = ({ field, argument, value }: { field: FieldNode; argument: GraphQLArgument; value: ValueNode | undefined }) => {
  const { source, document, operation, variables, apply } = useBuilding()

  const toVariable = () => {
    const name = freeVariableName(document, argument.name)
    const type = String(argument.type).replace(/!$/, argument.defaultValue === undefined ? '!' : '')
    apply([...declareVariable(source, operation, name, type), ...setArgument(source, field, argument.name, `$${name}`)])
    variables.set(name, value ? valueFromASTUntyped(value, variables.values) : argument.defaultValue)
  }
  const toValue = (name: string) => {
    const written = nodeOf(variables.values?.[name], argument.type)
    const isShared = usesOf(document, name) > 1
    apply([...(isShared ? [] : removeVariable(source, operation, name)), ...setArgument(source, field, argument.name, written && print(written))])
    if (!isShared) variables.set(name, undefined)
  }

  return value?.kind === Kind.VARIABLE
    ? <button type="button" onClick={() => toValue(value.name.value)} title="把值写进查询 / Write the value into the query">写为定值 <span lang="en">fixed</span></button>
    : <button type="button" onClick={toVariable} title="每次运行时填写，保存的查询可由他人填写 / Asked for at each run; others fill it in where the query is saved">设为参数 <span lang="en">parameter</span></button>
}
