import type { Suggestible } from '../../port.ts'

/** Ids of Elasticsearch have at most 512 bytes. */
const LONGEST = 160

/** What a suggestion is known by, in its own index and in the records that bear it. */
export const suggestionId = ({ kind, text }: Pick<Suggestible, 'kind' | 'text'>): string => `${kind} ${text.slice(0, LONGEST).toWellFormed()}`
