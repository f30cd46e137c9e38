import type { CoreDocument } from './document.ts'

const has = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '')

/** Elements that a complete published record has: name, test. K1: papers, patents and the like have no directory class. */
const ELEMENTS: readonly [string, (document: CoreDocument) => boolean][] = [
  ['cstr', (d) => has(d.cstr)],
  ['title', (d) => has(d.title)],
  ['description', (d) => has(d.description) || d.provenance?.origin === 'SUBMITTED'],
  ['keywords', (d) => has(d.keywords)],
  ['disciplines', (d) => has(d.disciplines)],
  ['provider', (d) => has(d.provider?.name) || has(d.provider?.organization)],
  ['contact', (d) => has(d.contact?.phone) || has(d.contact?.email) || has(d.personalContact?.phone) || has(d.personalContact?.email)],
  ['generatedOn', (d) => has(d.generatedOn)],
  ['sharing.level', (d) => has(d.sharing?.level)],
  ['links', (d) => has(d.links) || has(d.sharing?.serviceModes)],
  ['rights.ipCategory', (d) => has(d.rights?.ipCategory)],
]

/** What a record lacks for the full completeness rule. Empty: complete. */
export const missingElements = (document: CoreDocument): string[] => ELEMENTS.filter(([, test]) => !test(document)).map(([name]) => name)

/** CURATED and SUBMITTED records publish by the full rule; harvested, joined and contributed ones on id, type, title and source. */
export const publicationGaps = (document: CoreDocument): string[] => {
  if (document.status && document.status !== 'PUBLISHED') return []
  const origin = document.provenance?.origin
  if (origin === 'CURATED' || origin === 'SUBMITTED') return missingElements(document)
  return has(document.title) || has(document.titleEn) ? [] : ['title']
}
