import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { preferCatalogue } from '../schema/prefer-catalogue.ts'
import { storedArtifact } from '../schema/stored-artifact.ts'

const supergraph = Supergraph.build(storedArtifact().supergraphSdl, { validateSupergraph: false })
const api = supergraph.apiSchema()
preferCatalogue(supergraph)
const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: 100 } })

const plan = (query: string): { fetches: string[]; evaluated: number } => {
  const text = JSON.stringify(planner.buildQueryPlan(operationFromDocument(api, parse(query))))
  return { fetches: [...text.matchAll(/"serviceName":"([^"]+)"/g)].map((found) => found[1] ?? ''), evaluated: planner.lastGeneratedPlanStatistics()?.evaluatedPlanCount ?? 0 }
}
const search = (selection: string): string => `{ searchResources(q: "x", first: 20) { edges { node { ${selection} } } } }`

describe('plans over the whole graph', () => {
  it('answer every core field of a mixed list in one hop, values with fields of their own included', () => {
    const core = `id __typename resourceType title titleEn description keywords cstr identifiers { scheme value } category { code } disciplines { code label } creators { name }
      provider { name } platform { id } contact { phone } generatedOn rights { license } sharing { level serviceModes } links { url } spatialCoverage { name bbox { west } point { lon } }
      temporalCoverage { start } funding { projectNo } status provenance { origin } redactedFields`
    expect(plan(search(core)).fetches).toEqual(['catalogue'])
  })

  it('fetch special fields of many types from each owner once, and names of platform and project once', () => {
    const { fetches, evaluated } = plan(search(`title platform { name } funding { project { title } } provider { organization { name } }
      ... on Instrument { model } ... on ResearchBase { kind } ... on Germplasm { cropName } ... on Species { scientificName } ... on Dataset { volumeBytes }
      ... on Paper { containerTitle } ... on Standard { standardNo } ... on Achievement { registrationNo }`))
    expect(evaluated).toBeLessThanOrEqual(100)
    expect(fetches.filter((name) => name === 'catalogue')).toHaveLength(1)
    expect(new Set(fetches)).toEqual(new Set(['catalogue', 'instruments', 'natural-resources', 'scientific-data', 'literature', 'submissions', 'platforms']))
  })

  it('keep read-your-writes: an owner answers core fields of its own root fields without a second hop', () => {
    expect(plan('{ instruments(first: 5) { edges { node { title model platform { id } sharing { level } } } } }').fetches).toEqual(['instruments'])
  })
})
