import {
  getNamedType, isCompositeType, isInterfaceType, isObjectType, Kind, visit,
  type FieldNode, type FragmentDefinitionNode, type GraphQLCompositeType, type GraphQLField, type GraphQLSchema, type SelectionNode, type SelectionSetNode, type VariableDefinitionNode,
} from 'graphql'

export interface CoreSelection {
  /** What the catalogue can answer too; absent where that is nothing but `__typename`. */
  kept?: SelectionSetNode
  /** Response names, at the top of the selection, of which something is missing. */
  lost: string[]
}

/** Cuts a selection meant for an owner down to what the catalogue's own type has, by name and by arguments. */
export function coreSelection(set: SelectionSetNode, type: GraphQLCompositeType, catalogue: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>): CoreSelection {
  const lost: string[] = []
  const kept: SelectionNode[] = []
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const field = coreField(selection, type, catalogue, fragments)
      if (field.kept) kept.push(field.kept)
      if (!field.whole) lost.push(selection.alias?.value ?? selection.name.value)
      continue
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    if (!fragment) continue
    const condition = fragment.typeCondition ? catalogue.getType(fragment.typeCondition.name.value) : type
    const below = isCompositeType(condition) ? coreSelection(fragment.selectionSet, condition, catalogue, fragments) : { lost: namesOf(fragment.selectionSet) }
    lost.push(...below.lost)
    if (below.kept) {
      const typeCondition = fragment.typeCondition ? { typeCondition: fragment.typeCondition } : {}
      kept.push({ kind: Kind.INLINE_FRAGMENT, ...typeCondition, ...(selection.directives ? { directives: selection.directives } : {}), selectionSet: below.kept })
    }
  }
  const worthAsking = kept.some((each) => each.kind !== Kind.FIELD || each.name.value !== '__typename')
  return { lost: [...new Set(lost)], ...(worthAsking ? { kept: { kind: Kind.SELECTION_SET, selections: kept } } : {}) }
}

function coreField(node: FieldNode, type: GraphQLCompositeType, catalogue: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>): { kept?: FieldNode; whole: boolean } {
  if (node.name.value === '__typename') return { kept: node, whole: true }
  const field = fieldOf(type, node.name.value)
  if (!field || !takesArguments(field, node)) return { whole: false }
  const inner = getNamedType(field.type)
  if (!node.selectionSet || !isCompositeType(inner)) return { kept: node, whole: true }
  const below = coreSelection(node.selectionSet, inner, catalogue, fragments)
  return below.kept ? { kept: { ...node, selectionSet: below.kept }, whole: below.lost.length === 0 } : { whole: false }
}

const takesArguments = (field: GraphQLField<unknown, unknown>, node: FieldNode): boolean =>
  (node.arguments ?? []).every(({ name }) => field.args.some((argument) => argument.name === name.value))

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
}

/** Response names of a selection, those of inline fragments included. */
export function namesOf(set: SelectionSetNode): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [selection.alias?.value ?? selection.name.value]
    return selection.kind === Kind.INLINE_FRAGMENT ? namesOf(selection.selectionSet) : []
  })
}

/** Definitions of the variables that a selection still uses. */
export function usedVariables(set: SelectionSetNode, definitions: readonly VariableDefinitionNode[]): VariableDefinitionNode[] {
  const used = new Set<string>()
  visit(set, { Variable: ({ name }) => { used.add(name.value) } })
  return definitions.filter(({ variable }) => used.has(variable.name.value))
}
