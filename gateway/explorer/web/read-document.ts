import { type DocumentNode, type FragmentDefinitionNode, GraphQLError, Kind, type OperationDefinitionNode, parse } from 'graphql'

/** What the panel shows of a text: its operations and fragments, or where it stops being GraphQL. */
export type ReadDocument =
  | { state: 'empty' }
  | { state: 'wrong'; message: string; line?: number }
  | { state: 'read'; document: DocumentNode; operations: OperationDefinitionNode[]; fragments: FragmentDefinitionNode[] }

export const readDocument = (source: string): ReadDocument => {
  if (/^(\s|,|#.*(\n|$))*$/.test(source)) return { state: 'empty' }
  try {
    const document = parse(source)
    const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION)
    const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
    return { state: 'read', document, operations, fragments }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { state: 'wrong', message: error.message, line: error.locations?.[0]?.line }
  }
}
