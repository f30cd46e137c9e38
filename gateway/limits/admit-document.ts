import type { GraphQLError } from 'graphql'
import { breachOfDocument } from '../../schema/limits/breach-of-document.ts'
import type { Limits } from '../../schema/limits/limits.ts'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import { limitError } from './limit-error.ts'

/** Says why a document may not be validated, let alone planned; undefined where nothing is wrong with its size. */
export type AdmitDocument = (source: string) => GraphQLError | undefined

/** Documents that passed are remembered, so that hot queries skip it all. Those with errors of syntax go on: the parser of the server reports them with their place. */
export function createAdmission(limits: Limits): AdmitDocument {
  const admitted = boundedCache<string, true>({ entries: 2_000, weight: 8_000_000, weigh: (source) => source.length })
  return (source) => {
    if (admitted.get(source)) return undefined
    const { breach, document } = breachOfDocument(source, limits)
    if (breach) return limitError(breach)
    if (document) admitted.set(source, true)
    return undefined
  }
}
