import { type DocumentNode, getNamedType, getNullableType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isCompositeType, isInterfaceType, isListType, isObjectType } from 'graphql'
import { type SelectedField, selectionTree } from './selection-tree.ts'

/** A list of a document that can be the rows of a table. */
export interface RowList {
  /** Names of the answer down to one row, such as `searchResources.edges.node`. */
  path: string
  /** Type of a row. */
  typename: string
  /** Path of the connection whose pages are walked; null where the list comes whole, in one answer. */
  connection: string | null
  /** How the connection tells its total: `total` is a number, or has a `value`. Null where it does not. */
  total: 'NUMBER' | 'VALUE' | null
  /** True where all rows can be had: the list comes whole, or page after page by cursor. False where an argument of the document says how many there are, as of a facet. */
  complete: boolean
}

type Fields = GraphQLField<unknown, unknown> | null

const isList = (definition: Fields): boolean => definition !== null && isListType(getNullableType(definition.type))
const objectOf = (definition: Fields): GraphQLObjectType | null => {
  const type = definition && getNamedType(definition.type)
  return isObjectType(type) ? type : null
}
const hasArgument = (definition: Fields, name: string): boolean => definition?.args.some((argument) => argument.name === name) ?? false

/** A connection in Relay's sense that can be followed by its cursor. */
const isWalkable = (definition: Fields): boolean => {
  const type = objectOf(definition)
  const info = objectOf(type?.getFields().pageInfo ?? null)?.getFields()
  return type?.getFields().edges !== undefined && info?.hasNextPage !== undefined && info.endCursor !== undefined && hasArgument(definition, 'first') && hasArgument(definition, 'after')
}

const totalOf = (definition: Fields): RowList['total'] => {
  const total = objectOf(definition)?.getFields().total
  if (!total) return null
  const type = getNamedType(total.type)
  return isObjectType(type) ? (type.getFields().value ? 'VALUE' : null) : 'NUMBER'
}

/**
 * The lists of a document that can be its rows, in the order of the document: those that lie in no other list. Of a connection the nodes come first,
 * then its edges where they say more than the node (a snippet, the kind of a relation).
 */
export const rowLists = (schema: GraphQLSchema, document: DocumentNode, operationName?: string | null): RowList[] => {
  const found: RowList[] = []
  const look = (fields: readonly SelectedField[], above: string, parent: SelectedField | null): void => {
    for (const selected of fields) {
      const path = above === '' ? selected.name : `${above}.${selected.name}`
      const type = selected.definition && getNamedType(selected.definition.type)
      if (!isCompositeType(type)) continue
      if (!isList(selected.definition)) {
        look(selected.children, path, selected)
        continue
      }
      const connection = parent && isWalkable(parent.definition) ? above : null
      const limited = ['first', 'last', 'top'].some((name) => hasArgument(selected.definition, name) || hasArgument(parent?.definition ?? null, name))
      const list = { connection, total: connection === null ? null : totalOf(parent?.definition ?? null), complete: connection !== null || !limited }
      const node = selected.field === 'edges' ? selected.children.find(({ field }) => field === 'node') : undefined
      const nodeType = node?.definition && getNamedType(node.definition.type)
      if (node && isCompositeType(nodeType)) found.push({ path: `${path}.${node.name}`, typename: nodeType.name, ...list })
      if (!node || selected.children.some(({ field }) => field !== 'node' && field !== 'cursor' && field !== '__typename')) found.push({ path, typename: type.name, ...list })
    }
  }
  look(selectionTree(document, { schema, operationName: operationName ?? null }), '', null)
  return found
}

/** Lists within a row, by their path below it: those that can be exploded. */
export const nestedLists = (row: SelectedField): string[] => {
  const found: string[] = []
  const look = (fields: readonly SelectedField[], above: string): void => {
    for (const selected of fields) {
      const path = above === '' ? selected.name : `${above}.${selected.name}`
      if (isList(selected.definition)) found.push(path)
      look(selected.children, path)
    }
  }
  look(row.children, '')
  return found
}

/** Whether a row of this type is a `Resource`, so that it can be cited. */
export const isResource = (schema: GraphQLSchema, typename: string): boolean => {
  const resource = schema.getType('Resource')
  const type = schema.getType(typename)
  return isInterfaceType(resource) && (type === resource || ((isObjectType(type) || isInterfaceType(type)) && schema.isSubType(resource, type)))
}
