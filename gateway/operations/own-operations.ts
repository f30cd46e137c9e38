import { readdirSync, readFileSync } from 'node:fs'
import { getIntrospectionQuery, Kind, parse, print, visit, type DefinitionNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql'
import { readyQueries } from '../explorer/ready-queries.ts'
import { operationHash } from '../../schema/operation-hash.ts'

const PAGES = new URL('../web/', import.meta.url)

/** How GraphiQL asks for the schema: with everything, then without what an older server would not know. */
const INTROSPECTIONS = [
  getIntrospectionQuery(), getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true }),
  getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true }),
]

/** What our own explorer and pages ask, each under its normalised hash: they go on working where only registered operations run. */
export function ownOperations(): ReadonlyMap<string, string> {
  const documents = [...readyQueries.map(({ document }) => document), ...INTROSPECTIONS, ...pageOperations()]
  return new Map(documents.map((document) => [operationHash(document), document]))
}

/** Each operation of the pages' `.graphql` files with the fragments that it needs, as a code generator puts them together. */
function pageOperations(): string[] {
  const definitions = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql'))
    .flatMap((name) => parse(readFileSync(new URL(name, PAGES), 'utf8'), { noLocation: true }).definitions)
  const fragments = new Map(definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]))
  return definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => [operation, ...fragmentsOf(operation, fragments)].map((each) => print(each)).join('\n'))
}

function fragmentsOf(operation: DefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): Set<FragmentDefinitionNode> {
  const needed = new Set<FragmentDefinitionNode>()
  const look = (definition: DefinitionNode): void => void visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value)
      if (!fragment || needed.has(fragment)) return
      needed.add(fragment)
      look(fragment)
    },
  })
  look(operation)
  return needed
}
