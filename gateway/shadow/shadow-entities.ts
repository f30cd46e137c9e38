import { isObjectType, Kind, OperationTypeNode, print, type FragmentDefinitionNode, type GraphQLSchema, type SelectionSetNode } from 'graphql'
import { subgraphOperation, type SubgraphOperation } from '../data-source/operation.ts'
import { coreSelection, namesOf, usedVariables } from './core-selection.ts'

/** An owner's `_entities` operation as the catalogue can answer it. */
export interface ShadowEntities {
  /** Absent where nothing of it is core. */
  operation?: SubgraphOperation
  /** Response names on the entities that stay null. */
  lost: string[]
}

export function shadowEntities(owner: SubgraphOperation, catalogue: GraphQLSchema): ShadowEntities {
  const field = owner.definition.selectionSet.selections[0]
  if (field?.kind !== Kind.FIELD || !field.selectionSet) return { lost: [] }
  const selection = coreSelection(field.selectionSet, entityType(catalogue), catalogue, fragmentsOf(owner))
  if (!selection.kept) return { lost: selection.lost }
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [{ ...field, selectionSet: selection.kept }] }
  const query = print({
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: usedVariables(selectionSet, owner.definition.variableDefinitions ?? []),
    selectionSet,
  })
  return { operation: subgraphOperation(query), lost: selection.lost }
}

/** What is asked of entities when no shadow can answer. */
export function entityNames(owner: SubgraphOperation): string[] {
  const field = owner.definition.selectionSet.selections[0]
  return field?.kind === Kind.FIELD && field.selectionSet ? [...new Set(namesOf(field.selectionSet))] : []
}

/** References that the catalogue knows: a type that it has a stub for, and the plain key. */
export function shadowReference(representation: unknown, catalogue: GraphQLSchema): { __typename: string; id: unknown } | undefined {
  const { __typename, id } = representation as { __typename?: unknown; id?: unknown }
  if (typeof __typename !== 'string' || id === undefined) return undefined
  const type = catalogue.getType(__typename)
  return isObjectType(type) && type.getFields().id ? { __typename, id } : undefined
}

export const fragmentsOf = ({ document }: SubgraphOperation): Map<string, FragmentDefinitionNode> =>
  new Map(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])))

/** `_entities` holds only fragments with type conditions, so any composite type serves as the outer one. */
function entityType(catalogue: GraphQLSchema) {
  const query = catalogue.getQueryType()
  if (!query) throw new Error('The catalogue has no Query type')
  return query
}
