import type { CoreDocument } from '../../schema/document.ts'
import { provinceAndCityOf } from './search/document/division.ts'

/** The dimensions of the cube that a document has values for. */
export const dimensionsOf = (namespace: string, document: CoreDocument): Record<string, string[]> => {
  const divisions = (document.spatialCoverage ?? []).map(({ adminCode }) => provinceAndCityOf(adminCode))
  const entries: [string, (string | undefined)[]][] = [
    ['RESOURCE_TYPE', [document.resourceType]],
    ['SUBMISSION_TYPE', [document.submissionType]],
    ['NAMESPACE', [namespace]],
    ['CATEGORY', document.category ? [document.category.code] : []],
    ['PLATFORM', [document.platform?.id]],
    ['ORGANIZATION', [document.provider?.organization?.id]],
    ['PROVINCE', divisions.map(({ province }) => province)],
    ['CITY', divisions.map(({ city }) => city)],
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
