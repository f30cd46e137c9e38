import { Kind, type OperationDefinitionNode, print } from 'graphql'
import type { Problem } from './problem.ts'

/** Required variables that have no value yet. */
export const missingVariables = (operation: OperationDefinitionNode, variables: Record<string, unknown> | undefined): Problem[] => {
  if (!variables) return [{ key: 'variables', zh: '变量不是一个 JSON 对象', en: 'The variables are not an object of JSON', isForeseen: true, changes: [] }]
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
    const name = variable.name.value
    const isMissing = type.kind === Kind.NON_NULL_TYPE && !defaultValue && (variables[name] === undefined || variables[name] === null)
    return isMissing ? [{ key: `variable ${name}`, zh: `变量 $${name} 还没有值`, en: `The variable $${name} has no value yet`, isForeseen: true, changes: [{ kind: 'ask' as const, name, type: print(type) }] }] : []
  })
}
