import type { IndexDocument, IndexTombstone, Suggestible } from '../../port.ts'
import { SUGGESTION_FIELDS } from '../indices/layout.ts'
import { documentSource } from './document-source.ts'
import { suggestionId } from './suggestion-id.ts'

/** Names of the two indices or aliases that are written to. */
export interface Target { resources: string; suggestions: string }

/** One operation: its name for errors, and its two lines. */
export interface Operation { name: string; lines: [string, string] }

const header = (index: string, id: string, version: bigint | number): string =>
  `{"index":{"_index":${JSON.stringify(index)},"_id":${JSON.stringify(id)},"version":${version},"version_type":"external"}}`

export const writeDocument = ({ resources }: Target, entry: IndexDocument | IndexTombstone): Operation => ({ name: entry.id, lines: [header(resources, entry.id, entry.version), documentSource(entry)] })

/** The count is weight and version at once: a lower one never takes the place of a higher one. */
export const writeSuggestion = ({ suggestions }: Target, { kind, text, keys }: Suggestible, count: number): Operation => ({
  name: text,
  lines: [header(suggestions, suggestionId({ kind, text }), count), JSON.stringify({ text, [SUGGESTION_FIELDS[kind]]: { input: keys, weight: count } })],
})

const LARGEST_BODY = 2_000_000

/** Operations in requests of bounded size, in order. */
export const inRequests = (operations: readonly Operation[]): Operation[][] => {
  const requests: Operation[][] = []
  let size = Infinity
  for (const operation of operations) {
    const length = operation.lines[0].length + operation.lines[1].length
    if (size + length > LARGEST_BODY) {
      requests.push([])
      size = 0
    }
    requests.at(-1)?.push(operation)
    size += length
  }
  return requests
}
