import { graphql, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql'
import { ResourceCitation } from '../web/resource/citation-query.ts'
import { type AskShape, shapeBy } from '../web/resource/special/shape-by.ts'
import { chooseFields, specialQuery } from '../web/resource/special/special-query.ts'
import { operationHash } from '../../schema/operation-hash.ts'
import type { OperationSource } from './operation-source.ts'

/** Asks the schema itself, and notes what was asked. */
const asking = (schema: GraphQLSchema, asked: Set<string>): AskShape => async <Result, Variables>(operation: { text: string; name: string }, variables: Variables) => {
  asked.add(operation.text)
  const { data, errors } = await graphql({ schema, source: operation.text, operationName: operation.name, variableValues: variables as Record<string, unknown> })
  if (errors?.[0]) throw errors[0]
  return { answer: { data: JSON.parse(JSON.stringify(data)) as Result, problems: [], degraded: [], version: null, ms: 0 } }
}

/** What the page of a record asks: how it is cited, what its type is made of, and the fields that only that type has. It is put together from the schema, partners' types included. */
export const operationsOfRecords = async (schema: GraphQLSchema): Promise<ReadonlyMap<string, string>> => {
  const resource = schema.getType('Resource')
  const types = isInterfaceType(resource) ? schema.getPossibleTypes(resource).filter(isObjectType) : []
  const texts = new Set([ResourceCitation.text])
  const ask = asking(schema, texts)
  for (const { name } of types) {
    const loaded = await shapeBy(ask, name)
    const chosen = 'shape' in loaded ? chooseFields(loaded.shape) : null
    if (chosen && chosen.fields.length > 0) texts.add(specialQuery(name, chosen).text)
  }
  return new Map([...texts].map((text) => [operationHash(text), text]))
}

/** The same for the version of the graph that is served at the moment, made when it is first needed. */
export const recordOperations = (current: () => GraphQLSchema): OperationSource => {
  let made: { schema: GraphQLSchema; documents: Promise<ReadonlyMap<string, string>> } | undefined
  return {
    byId: async () => undefined,
    byHash: async (hash) => {
      const schema = current()
      if (made?.schema !== schema) made = { schema, documents: operationsOfRecords(schema) }
      return (await made.documents).get(hash)
    },
  }
}
