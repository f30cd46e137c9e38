import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql'
import { placeOf } from './field-edits.ts'
import type { TextEdit } from './text-edit.ts'

/** Declares a variable of the operation. */
export const declareVariable = (source: string, operation: OperationDefinitionNode, name: string, type: string): TextEdit[] => {
  const text = `$${name}: ${type}`
  const last = operation.variableDefinitions?.at(-1)
  if (last) {
    const { end } = placeOf(last)
    return [{ start: end, end, text: `, ${text}` }]
  }
  const { start } = placeOf(operation)
  if (source[start] === '{') return [{ start, end: start, text: `query (${text}) ` }]
  const end = operation.name ? placeOf(operation.name).end : start + operation.operation.length
  return [{ start: end, end, text: operation.name ? `(${text})` : ` (${text})` }]
}

export const removeVariable = (source: string, operation: OperationDefinitionNode, name: string): TextEdit[] => {
  const declared = operation.variableDefinitions ?? []
  const index = declared.findIndex(({ variable }) => variable.name.value === name)
  const [before, present, after] = [declared[index - 1], declared[index], declared[index + 1]]
  if (!present) return []
  if (before) return [{ start: placeOf(before).end, end: placeOf(present).end, text: '' }]
  if (after) return [{ start: placeOf(present).start, end: placeOf(after).start, text: '' }]
  const { start, end } = placeOf(present)
  const open = source.lastIndexOf('(', start)
  const from = /[ \t]*$/.exec(source.slice(0, open))?.[0].length ?? 0
  return [{ start: operation.name ? open : open - from, end: source.indexOf(')', end) + 1, text: '' }]
}

/** A name that no operation of the document declares yet. */
export const freeVariableName = (document: DocumentNode, wanted: string): string => {
  const taken = new Set(document.definitions.flatMap((each) => (each.kind === Kind.OPERATION_DEFINITION ? (each.variableDefinitions ?? []).map(({ variable }) => variable.name.value) : [])))
  let name = wanted
  for (let turn = 2; taken.has(name); turn++) name = `${wanted}${turn}`
  return name
}

/** Names of the variables that something other than their declaration mentions. */
export const usedVariables = (document: DocumentNode): ReadonlySet<string> => {
  const used = new Set<string>()
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  })
  return used
}

/** How often something other than its declaration mentions a variable. */
export const usesOf = (document: DocumentNode, name: string): number => {
  let uses = 0
  visit(document, {
    VariableDefinition: () => false,
    Variable: (variable) => void (uses += variable.name.value === name ? 1 : 0),
  })
  return uses
}

/** Declarations that lost their last use by an edit: nothing may be declared in vain, so they go with it. */
export const strandedVariables = (before: DocumentNode, after: DocumentNode): { operation: OperationDefinitionNode; name: string }[] => {
  const [used, stillUsed] = [usedVariables(before), usedVariables(after)]
  return after.definitions.flatMap((operation) =>
    operation.kind !== Kind.OPERATION_DEFINITION ? [] : (operation.variableDefinitions ?? []).map(({ variable }) => ({ operation, name: variable.name.value })).filter(({ name }) => used.has(name) && !stillUsed.has(name)),
  )
}
