import type { CitationKind } from './citation.ts'
import type { Answered } from './plain-values.ts'

const PAPERS: Readonly<Record<string, CitationKind>> = { CONFERENCE: 'CONFERENCE_PAPER', THESIS: 'THESIS', PREPRINT: 'PREPRINT' }

/** By the registered type, papers and datasets by their own kind too. Types that we never heard of are cited as OTHER. */
export const citationKind = (resource: Answered): CitationKind => {
  switch (resource.resourceType) {
    case 'PAPER': return PAPERS[String(resource.paperKind)] ?? 'JOURNAL_ARTICLE'
    case 'MONOGRAPH': return 'MONOGRAPH'
    case 'PATENT': return 'PATENT'
    case 'STANDARD': return 'STANDARD'
    case 'REPORT': return 'REPORT'
    case 'DATASET':
    case 'EMERGENCY_DATA': return resource.datasetKind === 'DATABASE' ? 'DATABASE' : 'DATASET'
    case 'INSTRUMENT': return 'INSTRUMENT'
    default: return 'OTHER'
  }
}
