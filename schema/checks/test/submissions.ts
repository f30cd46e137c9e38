import { readFileSync } from 'node:fs'
import type { ComposableSubgraph } from '../../compose.ts'
import { ownSdl } from '../../own-sdl.ts'
import { DEFAULT_TERMS, type PartnerSubgraph } from '../../partner.ts'
import { applyFixes } from '../apply-edits.ts'
import type { CheckResult, Finding } from '../check.ts'
import { checkSubmission, type PublishedGraph, type RecordedOperation } from '../check-submission.ts'

const catalogue = readFileSync(new URL('../../../subgraphs/catalogue/schema.graphql', import.meta.url), 'utf8')

const instruments: ComposableSubgraph = {
  namespace: 'instruments',
  resourceTypes: [{ code: 'INSTRUMENT', typename: 'Instrument', namespace: 'instruments', label: '仪器', labelEn: 'Instrument' }],
  sdl: ownSdl('"仪器 / An instrument" type Instrument { "型号 / Model" model: String }', [{
    typename: 'Instrument', singular: 'instrument', plural: 'instruments', keys: [], label: '仪器', labelEn: 'instrument',
    resourceTypes: [{ code: 'INSTRUMENT', label: '仪器', labelEn: 'Instrument' }],
  }]),
}

/** A small published graph: the real catalogue and one own subgraph. */
export const SMALL_GRAPH: PublishedGraph = { catalogue, subgraphs: [instruments], ownNamespaces: ['catalogue', 'instruments'] }

export const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@external", "@requires", "@provides", "@tag"])'

export const FEED = `extend type Query {
  resourceChanges(after: String, first: Int! = 500): ResourceChangePage! @shareable @inaccessible
}
type ResourceChangePage @shareable @inaccessible {
  changes: [ResourceChange!]!
  cursor: String!
  more: Boolean!
}
type ResourceChange @shareable @inaccessible {
  id: ID!
  typename: String!
  version: String!
  deleted: Boolean!
  document: ResourceDocument
}
scalar ResourceDocument @inaccessible
`

/** A submission without a fault. */
export const GOOD_SDL = `${LINK}

"望远镜 / A telescope"
type Telescope @key(fields: "id") {
  "编号 / Id"
  id: ID!
  "口径,米 / Aperture in metres"
  aperture: Float
  "台址 / Site"
  site: TelescopeSite
  "波段 / Band"
  band: TelescopeBand
}

"台址 / Where it stands"
type TelescopeSite {
  "名称 / Name"
  name: String
  "海拔,米 / Elevation in metres"
  elevationM: Float
}

"波段 / A band"
enum TelescopeBand {
  "光学 / Optical"
  OPTICAL
  "射电 / Radio"
  RADIO
}

extend type Query {
  "按编号 / By id"
  telescope(
    "编号 / Id"
    id: ID!
  ): Telescope
  "按波段 / By band"
  telescopesOf(
    "波段 / Band"
    band: TelescopeBand
  ): [Telescope!]
}

${FEED}`

export const GOOD: PartnerSubgraph = {
  namespace: 'observatory', url: 'https://observatory.example/graphql', sdl: GOOD_SDL, terms: DEFAULT_TERMS,
  resourceTypes: [{ code: 'TELESCOPE', typename: 'Telescope', namespace: 'observatory', label: '望远镜', labelEn: 'Telescope' }],
}

export const errorsOf = (results: readonly CheckResult[]): (Finding & { check: string })[] =>
  results.flatMap(({ id, findings }) => findings.filter(({ level }) => level === 'ERROR').map((finding) => ({ ...finding, check: id })))

const judged = new Map<string, ReturnType<typeof checkSubmission>>()
/** `checkSubmission`, which is pure and dear: what was judged before is not judged again, as where applying one fix is applying them all. */
export const judge = (candidate: PartnerSubgraph, published: PublishedGraph, operations: readonly RecordedOperation[]): ReturnType<typeof checkSubmission> => {
  const question = JSON.stringify([candidate, published, operations])
  const known = judged.get(question) ?? checkSubmission(candidate, published, operations)
  judged.set(question, known)
  return known
}

const MOST_ROUNDS = 5

/** Applies what the findings propose and checks again, until nothing is refused or the rounds are over. */
export const repaired = (candidate: PartnerSubgraph, published: PublishedGraph, operations: readonly RecordedOperation[]): { candidate: PartnerSubgraph; errors: (Finding & { check: string })[]; rounds: number } => {
  let current = candidate
  let errors = errorsOf(judge(current, published, operations).results)
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds += 1) {
    if (errors.length === 0) return { candidate: current, errors, rounds: rounds - 1 }
    const submission = errors.map(({ fix }) => fix.submission).find((change) => change !== undefined)
    current = { ...current, ...submission, sdl: applyFixes(current.sdl, errors).sdl }
    errors = errorsOf(judge(current, published, operations).results)
  }
  return { candidate: current, errors, rounds: MOST_ROUNDS }
}
