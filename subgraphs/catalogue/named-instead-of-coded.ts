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
    for (const value of values as string[]) {
      if (terms.some(({ code }) => code === value)) continue
      const meant = terms.find(({ code, label, labelEn }) => [code, label, labelEn].some((known) => known !== null && folded(known) === folded(value))) ?? terms.find(({ label }) => IN_CHINESE.test(value) && label.startsWith(value.trim()))
      if (meant) throw domainError('BAD_INPUT', { zh: `筛选 ${name} 按代码填写:「${value}」应写作 "${meant.code}"`, en: `Filter ${name} takes codes: write "${meant.code}" for "${value}"` })
    }
  }
}
