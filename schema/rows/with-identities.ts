import { type DocumentNode, doTypesOverlap, type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType, Kind, type SelectionNode, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import { type SelectedField, selectedAt, selectionTree } from './selection-tree.ts'

/** Where a record in an answer bears its id: a name of ours, so that whatever the document asks for stays as it is. */
export const IDENTITY = 'keyuanId'

const FIELD: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'id' }, alias: { kind: Kind.NAME, value: IDENTITY } }
const IF_RESOURCE: SelectionNode = { kind: Kind.INLINE_FRAGMENT, typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Resource' } }, selectionSet: { kind: Kind.SELECTION_SET, selections: [FIELD] } }

/** Lets every resource of an answer bear its id, however deep it lies: so that each can be found again, and asked for whether somebody may see it. */
export const withIdentities = (schema: GraphQLSchema, document: DocumentNode): DocumentNode => {
  const resource = schema.getType('Resource')
  if (!isInterfaceType(resource)) return document
  const info = new TypeInfo(schema)
  return visit(document, visitWithTypeInfo(info, {
    SelectionSet: {
      leave: (set) => {
        const type = info.getParentType()
        if (!type) return undefined
        const is = type === resource || ((isObjectType(type) || isInterfaceType(type)) && schema.isSubType(resource, type))
        const maybe = !is && isAbstractType(type) && doTypesOverlap(schema, type, resource)
        return is || maybe ? { ...set, selections: [...set.selections, is ? FIELD : IF_RESOURCE] } : undefined
      },
    },
  })) as DocumentNode
}

const bears = (row: SelectedField | undefined): boolean => row?.children.some(({ name }) => name === IDENTITY) ?? false

/** Where below a row its record's id is: the row itself, or, of an edge, its node. Null where rows are no records. */
export const identityPath = (schema: GraphQLSchema, document: DocumentNode, rows: string, operationName: string | null): string | null => {
  const row = selectedAt(selectionTree(document, { schema, operationName }), rows)
  if (!row) return null
  if (bears(row)) return IDENTITY
  const node = row.children.find(({ field }) => field === 'node')
  return bears(node) ? `${node?.name}.${IDENTITY}` : null
}
