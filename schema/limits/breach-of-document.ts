import { type DocumentNode, GraphQLError, parse } from 'graphql'
import type { LimitBreach } from './limit-breach.ts'
import type { Limits } from './limits.ts'
import { measureDocument } from './measure-document.ts'
import { scanDocument } from './scan-document.ts'

export type Admitted =
  | { breach: LimitBreach; document?: undefined }
  /** Without a document: it does not parse, which is for the parser to report. */
  | { breach?: undefined; document?: DocumentNode }

/**
 * Everything about a document that can be refused without a schema, cheapest first: its length, one pass over its
 * characters, then one parse and one linear measure. The document that it gives has no places.
 */
export function breachOfDocument(source: string, limits: Limits): Admitted {
  const size = ofSize(source, limits)
  if (size) return { breach: size }
  const document = parseOrNothing(source, limits)
  const breach = document && ofMeasure(document, limits)
  return breach ? { breach } : document ? { document } : {}
}

function ofSize(source: string, limits: Limits): LimitBreach | undefined {
  if (source.length > limits.documentSize) return { limit: 'documentSize', allowed: limits.documentSize, found: source.length }
  const scan = scanDocument(source)
  return firstBreach(limits, [['tokens', scan.tokens], ['nesting', scan.nesting], ['aliases', scan.aliases], ['directives', scan.directives]])
}

function ofMeasure(document: DocumentNode, limits: Limits): LimitBreach | undefined {
  const measure = measureDocument(document)
  if (measure.cycle) {
    return { limit: 'selections', allowed: limits.selections, found: '∞', where: measure.cycle.map((name) => `...${name}`).join(' → ') }
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

function firstBreach(limits: Limits, findings: [keyof Limits, number][]): LimitBreach | undefined {
  const breach = findings.find(([limit, found]) => found > limits[limit])
  return breach && { limit: breach[0], allowed: limits[breach[0]], found: breach[1] }
}

function parseOrNothing(source: string, limits: Limits): DocumentNode | undefined {
  try {
    return parse(source, { maxTokens: limits.tokens, noLocation: true })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return undefined
  }
}
