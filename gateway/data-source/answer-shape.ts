import {
  getNamedType, isCompositeType, isInterfaceType, isListType, isNonNullType, isObjectType, Kind,
  type FragmentDefinitionNode, type GraphQLOutputType, type GraphQLSchema, type SelectionSetNode,
} from 'graphql'
import type { SubgraphOperation } from './operation.ts'

/** What an answer may have, and where lists and objects must be. */
export interface AnswerShape {
  /** Lists around the objects; undefined for leaves, where types under one name differ in it, or where the field is not public. */
  lists: number | undefined
  /** By response name, those of all fragments together. Absent for leaves. */
  fields?: Map<string, AnswerShape>
}

const LEAF: AnswerShape = { lists: undefined }

/**
 * The stock gateway gives up a whole response when a subgraph sends an object in the place of a list, and merges whatever a subgraph sends: one could answer in the
 * place of another. Types of leaves it checks itself; this says for an operation what may be there and where lists and objects must be.
 */
export function answerShape({ definition, document }: SubgraphOperation, api: GraphQLSchema): AnswerShape {
  const fragments = new Map(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])))
  const root: AnswerShape = { lists: 0, fields: new Map() }
  addSelections(root, definition.selectionSet, api.getRootType(definition.operation)?.name, api, fragments)
  return root
}

function addSelections(shape: AnswerShape, set: SelectionSetNode, typename: string | undefined, api: GraphQLSchema, fragments: Map<string, FragmentDefinitionNode>): void {
  for (const selection of set.selections) {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      if (fragment) addSelections(shape, fragment.selectionSet, fragment.typeCondition?.name.value ?? typename, api, fragments)
      continue
    }
    const name = selection.alias?.value ?? selection.name.value
    if (!selection.selectionSet) {
      shape.fields?.set(name, LEAF)
      continue
    }
    const type = selection.name.value === '_entities' ? undefined : fieldType(api, typename, selection.name.value)
    const lists = selection.name.value === '_entities' ? 1 : type && listsAround(type)
    const known = shape.fields?.get(name)
    const field: AnswerShape = known ?? { lists, fields: new Map() }
    if (known && known.lists !== lists) known.lists = undefined
    shape.fields?.set(name, field)
    addSelections(field, selection.selectionSet, type && getNamedType(type).name, api, fragments)
  }
}

function fieldType(api: GraphQLSchema, typename: string | undefined, name: string): GraphQLOutputType | undefined {
  const type = typename === undefined ? undefined : api.getType(typename)
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name]?.type : undefined
  return field && isCompositeType(getNamedType(field)) ? field : undefined
}

function listsAround(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listsAround(type.ofType)
  return isListType(type) ? 1 + listsAround(type.ofType) : 0
}

/** Nulls fit anywhere here: whether one is allowed is checked against the schema later. */
export function fits(value: unknown, shape: AnswerShape, lists = shape.lists): boolean {
  if (value === null || value === undefined || lists === undefined) return true
  if (lists > 0) return Array.isArray(value) && value.every((item) => fits(item, shape, lists - 1))
  if (typeof value !== 'object' || Array.isArray(value) || !hasTypename(value)) return false
  for (const [name, field] of shape.fields ?? []) {
    if (Object.hasOwn(value, name) && !fits((value as Record<string, unknown>)[name], field)) return false
  }
  return true
}

/** The stock gateway gives up the whole response over a type name that is no text. */
function hasTypename(value: object): boolean {
  const { __typename } = value as { __typename?: unknown }
  return __typename === undefined || __typename === null || typeof __typename === 'string'
}

/** Takes out, in place, what was not asked for. */
export function prune(value: unknown, shape: AnswerShape): void {
  if (typeof value !== 'object' || value === null || !shape.fields) return
  if (Array.isArray(value)) {
    for (const item of value) prune(item, shape)
    return
  }
  for (const name of Object.keys(value)) {
    const field = shape.fields.get(name)
    if (field) prune((value as Record<string, unknown>)[name], field)
    else Reflect.deleteProperty(value, name)
  }
}
