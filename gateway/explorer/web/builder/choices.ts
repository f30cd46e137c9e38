/** Where the choices of an argument come from: a facet of the search, or the search itself. */
export type Choices = { of: 'facet'; facet: string } | { of: 'resources'; types?: string[] }

/** Arguments and filter fields of the graph that bear the same name everywhere. */
const FACETS: Readonly<Record<string, string>> = {
  types: 'RESOURCE_TYPE',
  submissionTypes: 'SUBMISSION_TYPE',
  namespaces: 'NAMESPACE',
  domains: 'DOMAIN',
  categories: 'CATEGORY',
  disciplines: 'DISCIPLINE',
  platforms: 'PLATFORM',
  platform: 'PLATFORM',
  organizations: 'ORGANIZATION',
  organization: 'ORGANIZATION',
  hosts: 'ORGANIZATION',
  projects: 'PROJECT',
  programs: 'PROGRAM',
  departments: 'DEPARTMENT',
  provinces: 'PROVINCE',
  cities: 'CITY',
  countries: 'COUNTRY',
  originCountry: 'COUNTRY',
  years: 'YEAR',
  keywords: 'KEYWORD',
  licenses: 'LICENSE',
  submissionDomains: 'SUBMISSION_DOMAIN',
}

/** Root fields of other entities have ids that the search does not find. */
const ENTITIES = new Set(['platform', 'organization', 'project', 'program', 'topic', 'platforms', 'organizations', 'PlatformFilter', 'OrganizationFilter', 'ProjectFilter', 'ProgramFilter'])

export const choicesFor = (name: string, owner: string): Choices | undefined => {
  if (name === 'id' || name === 'ids') return ENTITIES.has(owner) ? entityChoices(owner) : { of: 'resources' }
  if (name === 'researchBase') return { of: 'resources', types: ['RESEARCH_BASE'] }
  const facet = FACETS[name]
  return facet ? { of: 'facet', facet } : undefined
}

const entityChoices = (owner: string): Choices | undefined => {
  const facet = FACETS[owner.replace(/Filter$/, 's').toLowerCase()]
  return facet ? { of: 'facet', facet } : undefined
}
