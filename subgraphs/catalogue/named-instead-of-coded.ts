import { domainError } from '../kit/errors.ts'
import { facetOfFilter, type ResourceFilter } from './search-arguments.ts'
import { vocabularyOfFacet } from './vocabulary/facet-vocabularies.ts'
import type { Graph } from './vocabulary/vocabulary.ts'

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[_\s]/g, '')

/** `北京` for 北京市: two characters at least. */
const IN_CHINESE = /^\s*\p{Script=Han}{2,}\s*$/u

/** Names and type names where codes belong (`北京`, `Paper`) would find nothing, in silence: BAD_INPUT with the code that was meant. Codes that no list knows may be a partner's. */
export const refuseNamesForCodes = (graph: Graph, filter: ResourceFilter | null | undefined): void => {
  for (const [name, values] of Object.entries(filter ?? {})) {
    const field = facetOfFilter(name)
    if (!field || !Array.isArray(values)) continue
    const terms = vocabularyOfFacet(graph, field)
    const codes = new Set(terms.map(({ code }) => code))
    const unknown = (values as string[]).filter((value) => !codes.has(value))
    if (unknown.length === 0 || terms.length === 0) continue
    const named = new Map(terms.flatMap((term) => [term.code, term.label, term.labelEn].flatMap((known) => (known === null ? [] : [[folded(known), term] as const]))))
    for (const value of unknown) {
      const meant = named.get(folded(value)) ?? (IN_CHINESE.test(value) ? terms.find(({ label }) => label.startsWith(value.trim())) : undefined)
      if (meant) throw domainError('BAD_INPUT', { zh: `筛选 ${name} 按代码填写:「${value}」应写作 "${meant.code}"`, en: `Filter ${name} takes codes: write "${meant.code}" for "${value}"` })
    }
  }
}
