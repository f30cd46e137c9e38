import type { Typename } from '../../typenames.ts'
import { lookup } from '../../values/lookup.ts'

export interface ResourceKind {
  typename: Typename
  resourceType: string
  /** Kind within the type, such as CONFERENCE of papers. */
  kind?: string
}

const paper = (kind?: string): ResourceKind => ({ typename: 'Paper', resourceType: 'PAPER', kind })
const dataset = (kind?: string): ResourceKind => ({ typename: 'Dataset', resourceType: 'DATASET', kind })
const MONOGRAPH: ResourceKind = { typename: 'Monograph', resourceType: 'MONOGRAPH' }
const REPORT: ResourceKind = { typename: 'Report', resourceType: 'REPORT' }

/** DataCite's resourceTypeGeneral, domain.md §6.2. A type that is not here has no place in the graph: TYPE_UNMAPPED. */
const kindOfGeneral = lookup<ResourceKind>({
  Dataset: dataset('DATASET'),
  Text: paper(),
  JournalArticle: paper('JOURNAL'),
  ConferencePaper: paper('CONFERENCE'),
  Preprint: paper('PREPRINT'),
  Dissertation: paper('THESIS'),
  DataPaper: paper('DATA_PAPER'),
  Book: MONOGRAPH,
  BookChapter: MONOGRAPH,
  ConferenceProceeding: MONOGRAPH,
  Report: REPORT,
  Standard: { typename: 'Standard', resourceType: 'STANDARD' },
  Instrument: { typename: 'Instrument', resourceType: 'INSTRUMENT' },
  PhysicalObject: { typename: 'PhysicalItem', resourceType: 'PHYSICAL_RESOURCE' },
  ...Object.fromEntries(
    ['Collection', 'Image', 'Sound', 'Audiovisual', 'Model', 'Software', 'ComputationalNotebook', 'Workflow', 'InteractiveResource', 'Other'].map((type) => [type, dataset()]),
  ),
  Service: dataset('SERVICE'),
})

/** Texts that say in their own words which kind of text they are; Text alone is a paper. */
const TEXTS: readonly [RegExp, ResourceKind][] = [
  [/^(e-?)?book( chapter| section)?$|monograph/i, MONOGRAPH],
  [/report/i, REPORT],
  [/thesis|dissertation/i, paper('THESIS')],
  [/(journal|research) ?article|^article$/i, paper('JOURNAL')],
  [/conference/i, paper('CONFERENCE')],
  [/preprint/i, paper('PREPRINT')],
]

export const kindOf = (general: string | undefined, specific: string | undefined): ResourceKind | undefined => {
  const kind = kindOfGeneral(general)
  if (general !== 'Text' || specific === undefined) return kind
  return TEXTS.find(([pattern]) => pattern.test(specific))?.[1] ?? kind
}
