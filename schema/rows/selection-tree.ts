import { getNamedType, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLNamedType, type GraphQLSchema, isInterfaceType, isObjectType, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

/** A field of an operation as its answer has it: fragments expanded, fields of one name merged. */
export interface SelectedField {
  /** Name in the answer: the alias where there is one. */
  name: string
  /** Name in the schema. */
  field: string
  nodes: readonly FieldNode[]
  /** Null without a schema, and where the schema does not know the field. */
  definition: GraphQLField<unknown, unknown> | null
  children: readonly SelectedField[]
}

/** The gateway's own limit for selections; beyond it a document is refused there. */
const MOST_FIELDS = 10_000

/** The operation of this name, or the only one; null where there is none or the choice is open. */
export const operationOf = (document: DocumentNode, name?: string | null): OperationDefinitionNode | null => {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (name != null) return operations.find((operation) => operation.name?.value === name) ?? null
  return operations.length === 1 ? (operations[0] ?? null) : null
}

export const fragmentsOf = (document: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])))

export const responseName = (node: FieldNode): string => node.alias?.value ?? node.name.value

interface Found { node: FieldNode; parent: GraphQLNamedType | undefined }

/** What an operation selects, in the order of the document. Each fragment counts once in a selection, as in execution, so that doubled spreads cost nothing. */
export const selectionTree = (document: DocumentNode, { schema, operationName }: { schema?: GraphQLSchema; operationName?: string | null } = {}): readonly SelectedField[] => {
  const operation = operationOf(document, operationName)
  if (!operation) return []
  const fragments = fragmentsOf(document)
  let left = MOST_FIELDS
  const typeOf = (name: string | undefined, otherwise: GraphQLNamedType | undefined) => (name === undefined ? otherwise : schema?.getType(name))

  const collect = (set: SelectionSetNode, parent: GraphQLNamedType | undefined, seen: Set<string>, into: Map<string, Found[]>): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = responseName(selection)
        into.set(name, [...(into.get(name) ?? []), { node: selection, parent }])
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet, typeOf(selection.typeCondition?.name.value, parent), seen, into)
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value)
        const fragment = fragments.get(selection.name.value)
        if (fragment) collect(fragment.selectionSet, typeOf(fragment.typeCondition.name.value, parent), seen, into)
      }
    }
  }
  const level = (sets: readonly { set: SelectionSetNode; parent: GraphQLNamedType | undefined }[]): readonly SelectedField[] => {
    const found = new Map<string, Found[]>()
    const seen = new Set<string>()
    for (const { set, parent } of sets) collect(set, parent, seen, found)
    left -= found.size
    if (left < 0) throw new RangeError(`more than ${MOST_FIELDS} selections`)
    return [...found].map(([name, same]) => {
      const definitions = same.map(({ node, parent }) => definitionOf(parent, node.name.value))
      return {
        name, field: same[0]?.node.name.value ?? name, nodes: same.map(({ node }) => node),
        definition: definitions.find((each) => each !== null) ?? null,
        children: level(same.flatMap(({ node }, at) => {
          const type = definitions[at]?.type
          return node.selectionSet ? [{ set: node.selectionSet, parent: type && getNamedType(type) }] : []
        })),
      }
    })
  }
  return level([{ set: operation.selectionSet, parent: schema?.getRootType(operation.operation) ?? undefined }])
}

const definitionOf = (parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | null =>
  isObjectType(parent) || isInterfaceType(parent) ? (parent.getFields()[name] ?? null) : null

/** The field at a dotted path of names of the answer; null where the document has none there. */
export const selectedAt = (tree: readonly SelectedField[], path: string): SelectedField | null => {
  const [first = '', ...rest] = path.split('.')
  let at = tree.find(({ name }) => name === first)
  for (const key of rest) at = at?.children.find(({ name }) => name === key)
  return at ?? null
}
