import { operationHash } from '../../schema/operation-hash.ts'
import type { OperationSource } from './operation-source.ts'

/** What an id may be: a SHA-256 in hex as code generators make it, or a name of the client's own. */
export const OPERATION_ID = /^[\w.:-]{1,200}$/

/**
 * A manifest as tools write it: `{ "<id>": "<document>" }` (Relay's compiler, GraphQL Code Generator) or Apollo's
 * `{ "format": "apollo-persisted-query-manifest", "operations": [{ "id", "body" }] }`. Ids are kept as they are. Throws a sentence where it is neither.
 */
export function readManifest(json: string): ReadonlyMap<string, string> {
  const parsed: unknown = JSON.parse(json)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Error('a manifest is a JSON object')
  const { operations } = parsed as { operations?: unknown }
  const pairs = Array.isArray(operations) ? operations.map((each: unknown) => [(each as { id?: unknown } | null)?.id, (each as { body?: unknown } | null)?.body] as const) : Object.entries(parsed)
  return new Map(pairs.map(([id, document]): [string, string] => {
    if (typeof id !== 'string' || !OPERATION_ID.test(id)) throw new Error(`${JSON.stringify(id)} is no id of an operation`)
    if (typeof document !== 'string') throw new Error(`the operation ${id} has no document`)
    return [id, document]
  }))
}

/** Operations held in memory, by id and by normalised hash; throws where a document is none. */
export function operationsInMemory(documents: ReadonlyMap<string, string>): OperationSource {
  const byHash = new Map([...documents].map(([id, document]) => {
    try {
      return [operationHash(document), document]
    } catch (error) {
      throw new Error(`the operation ${id} is no GraphQL document: ${error instanceof Error ? error.message : String(error)}`)
    }
  }))
  return { byId: async (id) => documents.get(id), byHash: async (hash) => byHash.get(hash) }
}
