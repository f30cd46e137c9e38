import type { CoreDocument } from '../../schema/document.ts'

const DIVISION_DIGITS = { province: 2, city: 4 }

/** Codes of the province and city that a place lies in, GB/T 2260, six digits. */
export const divisionsOf = (document: CoreDocument): { provinces: string[]; cities: string[] } => {
  const codes = (document.spatialCoverage ?? []).flatMap(({ adminCode }) => (adminCode && /^\d{2,12}$/.test(adminCode) ? [adminCode] : []))
  const upTo = (digits: number) => [...new Set(codes.filter((code) => code.length >= digits).map((code) => code.slice(0, digits).padEnd(6, '0')))]
  return { provinces: upTo(DIVISION_DIGITS.province), cities: upTo(DIVISION_DIGITS.city).filter((code) => !code.endsWith('0000')) }
}

/** The dimensions of the cube that a document has values for. */
export const dimensionsOf = (namespace: string, document: CoreDocument): Record<string, string[]> => {
  const { provinces, cities } = divisionsOf(document)
  const entries: [string, (string | undefined)[]][] = [
    ['RESOURCE_TYPE', [document.resourceType]],
    ['SUBMISSION_TYPE', [document.submissionType]],
    ['NAMESPACE', [namespace]],
    ['CATEGORY', document.category ? [document.category.code] : []],
    ['PLATFORM', [document.platform?.id]],
    ['ORGANIZATION', [document.provider?.organization?.id]],
    ['PROVINCE', provinces],
    ['CITY', cities],
    ['COUNTRY', (document.spatialCoverage ?? []).map((place) => place.countryCode)],
    ['YEAR', [document.generatedOn?.slice(0, 4)]],
    ['DISCIPLINE', (document.disciplines ?? []).map((discipline) => discipline.code)],
    ['PROGRAM', (document.funding ?? []).map((item) => item.program)],
    ['SHARING_LEVEL', [document.sharing?.level]],
    ['ORIGIN', [document.provenance?.origin]],
    ['LIFECYCLE', [document.lifecycle]],
  ]
  return Object.fromEntries(entries.map(([name, values]) => [name, [...new Set(values.filter((value): value is string => value !== undefined))]]).filter(([, values]) => (values as string[]).length > 0)) as Record<string, string[]>
}
