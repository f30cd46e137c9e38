import { Kind, OperationTypeNode, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'

/** An operation of a plan, with what is needed of it again and again. Plans repeat, so these are kept by their text. */
export interface SubgraphOperation {
  readonly query: string
  readonly operationName: string | undefined
  readonly document: DocumentNode
  readonly definition: OperationDefinitionNode
  readonly isMutation: boolean
  readonly isEntities: boolean
  /** The text as a JSON string, ready to stand in a request body. */
  readonly json: string
  /** Waits for a position on purpose (read your writes), so it gets longer. */
  readonly waits: boolean
  /** Bears a name such as `__proto__`, which code generation and object literals treat apart. */
  readonly hasPrototypeName: boolean
}

const operations = boundedCache<string, SubgraphOperation>({ entries: 5_000, weight: 16_000_000, weigh: (query) => query.length })

export function subgraphOperation(query: string, operationName?: string): SubgraphOperation {
  const known = operations.get(query)
  if (known) return known
  const document = parse(query, { noLocation: true })
  const definition = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)
  if (!definition) throw new Error('A planned operation has no operation definition')
  const [first] = definition.selectionSet.selections
  const operation: SubgraphOperation = {
    query,
    operationName,
    document,
    definition,
    isMutation: definition.operation === OperationTypeNode.MUTATION,
    isEntities: first?.kind === Kind.FIELD && first.name.value === '_entities',
    json: JSON.stringify(query),
    waits: query.includes('notBefore:'),
    hasPrototypeName: /\b(__proto__|constructor|prototype)\b/.test(query),
  }
  operations.set(query, operation)
  return operation
}
