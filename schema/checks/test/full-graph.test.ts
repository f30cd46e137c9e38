import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogueSource, ownComposable } from '../../../scripts/compose.ts'
import { storedArtifact } from '../../stored-artifact.ts'
import { checkSubmission, type PublishedGraph } from '../check-submission.ts'
import { errorsOf, GOOD, GOOD_SDL, LINK, repaired } from './submissions.ts'

const subgraphs = ownComposable()
const graph: PublishedGraph = { catalogue: catalogueSource(), subgraphs, ownNamespaces: ['catalogue', ...subgraphs.map(({ namespace }) => namespace)], apiSdl: storedArtifact().apiSdl }

describe('submissions to the whole graph', () => {
  it('a good one joins, and its type is a resource', () => {
    const { results, artifact } = checkSubmission(GOOD, graph, [{ document: '{ instruments(first: 1) { edges { node { title } } } }', name: 'List', client: 'portal' }])
    expect(errorsOf(results)).toEqual([])
    expect(results.every(({ status }) => status === 'COMPLETED')).toBe(true)
    expect(artifact?.apiSdl).toMatch(/type Telescope implements/)
  })

  it('one of federation 1 joins too', () => {
    const { results, artifact } = checkSubmission({ ...GOOD, sdl: GOOD_SDL.replace(LINK, '').replaceAll(/ @(shareable|inaccessible)/g, '') }, graph, [])
    expect(errorsOf(results)).toEqual([])
    expect(artifact?.apiSdl).toMatch(/type Telescope implements/)
    expect(artifact?.apiSdl).not.toContain('resourceChanges')
  })

  it('the Python template passes as it is', () => {
    const sdl = readFileSync(new URL('../../../subgraphs/template/python/schema.graphql', import.meta.url), 'utf8')
    expect(errorsOf(checkSubmission({ ...GOOD, sdl }, graph, []).results)).toEqual([])
  })

  it('no type and no root field of ours can be taken', () => {
    const types = ['Instrument', 'Paper', 'Dataset', 'Project', 'Organization', 'Resource', 'SharingPolicy', 'UserError', 'InstrumentConnection', 'ResourceFilter']
    for (const name of types) {
      const taken = errorsOf(checkSubmission({ ...GOOD, sdl: `${GOOD_SDL}\ntype ${name} @key(fields: "id") { id: ID! mine: Int }` }, graph, []).results)
      expect(taken.filter(({ check, coordinate }) => check === 'ownership.types' && coordinate?.startsWith(name)), name).not.toEqual([])
    }
    for (const name of ['papers', 'instrument', 'node', 'resource', 'cube', 'datasets']) {
      const taken = errorsOf(checkSubmission({ ...GOOD, sdl: `${GOOD_SDL}\nextend type Query { ${name}: Int }` }, graph, []).results)
      expect(taken.map(({ check, coordinate }) => [check, coordinate])).toContainEqual(['ownership.fields', `Query.${name}`])
    }
  })

  it('a hijacked type and a renamed field are mended by what is proposed', () => {
    const { errors, candidate } = repaired({ ...GOOD, sdl: `${GOOD_SDL.replace('aperture: Float', 'paper: Paper')}\ntype Paper @key(fields: "id") { id: ID! doi: String }` }, graph, [])
    expect(errors).toEqual([])
    expect(candidate.sdl).toContain('type ObservatoryPaper')
  })
})
