import { type DocumentNode, type FieldNode, getNamedType, type GraphQLSchema, isObjectType, Kind, parse, type SelectionNode, type SelectionSetNode, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import { responseName } from './selection-tree.ts'

const selectionsOf = (text: string): readonly SelectionNode[] => {
  const [operation] = parse(text, { noLocation: true }).definitions
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : []
}

/** Adds selections such as `{ ... on Resource { id } }` to each row of a document in which no named fragment lies on the way to the rows, as `withPaging` leaves it. */
export const withRowFields = (document: DocumentNode, path: string, selections: string): DocumentNode => {
  const keys = path.split('.')
  const more = selectionsOf(selections)
  const add = (set: SelectionSetNode, at: number): SelectionSetNode => ({
    ...set,
    selections: set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return { ...selection, selectionSet: add(selection.selectionSet, at) }
      if (selection.kind !== Kind.FIELD || !selection.selectionSet || responseName(selection) !== keys[at]) return selection
      return { ...selection, selectionSet: at === keys.length - 1 ? { ...selection.selectionSet, selections: [...selection.selectionSet.selections, ...more] } : add(selection.selectionSet, at + 1) }
    }),
  })
  return { ...document, definitions: document.definitions.map((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? { ...definition, selectionSet: add(definition.selectionSet, 0) } : definition)) }
}

const MORE = selectionsOf('{ pageInfo { hasNextPage } }')

const isConnection = (info: TypeInfo): boolean => {
  const type = info.getType()
  const named = type ? getNamedType(type) : undefined
  const page = isObjectType(named) && named.getFields().edges ? named.getFields().pageInfo : undefined
  const pageType = page && getNamedType(page.type)
  return isObjectType(pageType) && pageType.getFields().hasNextPage !== undefined
}

/** Lets every connection of a document say whether it has more than it shows, so that a nested list that is cut can be told. */
export const withHasNextPage = (schema: GraphQLSchema, document: DocumentNode): DocumentNode => {
  const info = new TypeInfo(schema)
  return visit(document, visitWithTypeInfo(info, {
    Field: (node: FieldNode) => {
      // A document may call something else so; asking for the same twice is merged.
      const taken = node.selectionSet?.selections.some((selection) => selection.kind === Kind.FIELD && selection.alias?.value === 'pageInfo')
      if (!node.selectionSet || taken || !isConnection(info)) return undefined
      return { ...node, selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, ...MORE] } }
    },
  })) as DocumentNode
}
