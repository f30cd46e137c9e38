import { createHash } from 'node:crypto'
import { type DefinitionNode, Kind, parse, print } from 'graphql'

const nameOf = (definition: DefinitionNode): string => ('name' in definition && definition.name ? definition.name.value : '')
const keyOf = (definition: DefinitionNode): string => `${definition.kind === Kind.OPERATION_DEFINITION ? 0 : 1} ${nameOf(definition)}`

/**
 * SHA-256 of what a document means, whatever its blanks, commas, comments and the order of its definitions: hex. Two texts of one hash are one operation.
 * Throws a GraphQLError where the text is no document.
 */
export const operationHash = (document: string): string => {
  const { definitions } = parse(document, { noLocation: true })
  const printed = [...definitions].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)).map((definition) => print(definition))
  return createHash('sha256').update(printed.join('\n')).digest('hex')
}
