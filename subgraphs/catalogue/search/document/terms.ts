import type { CoreDocument } from '../../../../schema/document.ts'
import { identifierKey } from '../analysis/exact-token.ts'
import type { TermField } from '../port.ts'
import { provinceAndCityOf } from './division.ts'

type Terms = Partial<Record<TermField, string[]>>

const termsOf = (values: Partial<Record<TermField, readonly (string | null | undefined)[]>>): Terms => {
  const terms: Terms = {}
  for (const [field, list] of Object.entries(values) as [TermField, readonly (string | null | undefined)[]][]) {
    const keys = new Set(list.filter((value): value is string => typeof value === 'string').map((value) => value.normalize('NFKC').trim()))
    keys.delete('')
    if (keys.size > 0) terms[field] = [...keys]
  }
  return terms
}

/** Terms of what is shown at every level. */
export const openTermsOf = (document: CoreDocument, namespace: string): Terms =>
  termsOf({
    RESOURCE_TYPE: [document.resourceType],
    SUBMISSION_TYPE: [document.submissionType],
    NAMESPACE: [namespace],
    DOMAIN: [domainOf(document)],
    CATEGORY: [...(document.category?.path ?? []), document.category?.code],
    DISCIPLINE: (document.disciplines ?? []).flatMap(({ code }) => withBroader(code)),
    PLATFORM: [document.platform?.id],
    ORGANIZATION: [document.provider?.organization?.id, document.servicer?.organization?.id],
    DEPARTMENT: [document.dimensions?.department],
    YEAR: [document.generatedOn?.slice(0, 4)],
    LIFECYCLE: [document.lifecycle],
    SUBMISSION_DOMAIN: [document.dimensions?.submissionDomain],
    SHARING_LEVEL: [document.sharing?.level],
    ORIGIN: [document.provenance?.origin],
    SERVICE_MODE: document.sharing?.serviceModes ?? [],
    LICENSE: [document.rights?.license],
    PROGRAM: (document.funding ?? []).map(({ program }) => program),
    PROJECT: (document.funding ?? []).map(({ project }) => project?.id),
    KEYWORD: [...(document.keywords ?? []), ...(document.keywordsEn ?? [])],
    HAS_FILE: [document.links?.some(({ kind }) => kind === 'DOWNLOAD') ? 'true' : 'false'],
    IDENTIFIER: [document.cstr, ...(document.identifiers ?? []).map(({ value }) => value)].map((value) => (value === undefined ? null : identifierKey(value))),
  })

/** Terms of where a record belongs, which are seen by those who see its coverage. */
export const coverageTermsOf = (document: CoreDocument): Terms => {
  const divisions = (document.spatialCoverage ?? []).map(({ adminCode }) => provinceAndCityOf(adminCode))
  return termsOf({
    PROVINCE: divisions.map(({ province }) => province),
    CITY: divisions.map(({ city }) => city),
    COUNTRY: (document.spatialCoverage ?? []).map(({ countryCode }) => countryCode?.toUpperCase()),
  })
}

/** A discipline is counted in those above it, as a filter by prefix finds it: GB/T 13745 has three, five and seven digits. */
const withBroader = (code: string): string[] => {
  const plain = code.normalize('NFKC').replace(/[.\s]/g, '')
  return /^\d+$/.test(plain) ? [...[3, 5].filter((length) => length < plain.length).map((length) => plain.slice(0, length)), plain] : [plain]
}

/** One of the six domains of the directory, of which the first letter of a class tells. */
const domainOf = ({ category }: CoreDocument): string | undefined => (category && /^[A-F]\d*$/.test(category.code) ? category.code.charAt(0) : undefined)
