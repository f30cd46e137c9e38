import { parse, type DocumentNode, type GraphQLError } from 'graphql'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import { limitError } from './limit-error.ts'
import type { Limits } from './limits.ts'
import { measureDocument } from './measure-document.ts'
import { scanDocument } from './scan-document.ts'

/** Says why a document may not be validated, let alone planned; undefined where nothing is wrong with its size. */
export type AdmitDocument = (source: string) => GraphQLError | undefined

/**
 * Everything about a document that can be refused without a schema, cheapest first: its length, one pass over its
 * characters, then one parse and one linear measure. Documents that passed are remembered, so that hot queries skip it all.
 */
export function createAdmission(limits: Limits): AdmitDocument {
  const admitted = boundedCache<string, true>({ entries: 2_000, weight: 8_000_000, weigh: (source) => source.length })
  return (source) => {
    if (admitted.get(source)) return undefined
    const error = refuseBySize(source, limits)
    if (error) return error
    const document = parseOrNothing(source, limits)
    // Documents with errors of syntax go on: the parser of the server reports them with their place.
    if (!document) return undefined
    const refused = refuseByMeasure(document, limits)
    if (refused) return refused
    admitted.set(source, true)
    return undefined
  }
}

function refuseBySize(source: string, limits: Limits): GraphQLError | undefined {
  if (source.length > limits.documentSize) return limitError({ limit: 'documentSize', allowed: limits.documentSize, found: source.length })
  const scan = scanDocument(source)
  return firstBreach(limits, [['tokens', scan.tokens], ['nesting', scan.nesting], ['aliases', scan.aliases], ['directives', scan.directives]])
}

function refuseByMeasure(document: DocumentNode, limits: Limits): GraphQLError | undefined {
  const measure = measureDocument(document)
  if (measure.cycle) {
    return limitError({ limit: 'selections', allowed: limits.selections, found: '∞', where: measure.cycle.map((name) => `...${name}`).join(' → ') })
  }
  const ofDocument = firstBreach(limits, [
    ['operations', measure.operations.size], ['fragments', measure.fragments], ['fieldPairs', measure.fieldPairs],
  ])
  if (ofDocument) return ofDocument
  for (const { selections, depth, rootFields } of measure.operations.values()) {
    const ofOperation = firstBreach(limits, [['selections', selections], ['depth', depth], ['rootFields', rootFields]])
    if (ofOperation) return ofOperation
  }
  return undefined
}

function firstBreach(limits: Limits, findings: [keyof Limits, number][]): GraphQLError | undefined {
  const breach = findings.find(([limit, found]) => found > limits[limit])
  return breach && limitError({ limit: breach[0], allowed: limits[breach[0]], found: breach[1] })
}

function parseOrNothing(source: string, limits: Limits): DocumentNode | undefined {
  try {
    return parse(source, { maxTokens: limits.tokens, noLocation: true })
  } catch {
    return undefined
  }
}
