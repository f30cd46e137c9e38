import type { Agent } from '../../../../schema/document.ts'
import { isObject, type JsonObject, listOf, objectsOf } from '../../values/json.ts'
import { textOf, textsOf } from '../../values/text.ts'

const ORCID = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/
const ROR = /ror\.org\/(0[a-z0-9]{6}\d{2})/

/** An affiliation is a name, or an object with one; older exports use both keys. */
const affiliation = (value: unknown): unknown => (isObject(value) ? (value['name'] ?? value['affiliation']) : value)

const kind = (agent: JsonObject): Agent['kind'] => {
  const said = String(agent['nameType'] ?? agent['type'] ?? '')
  if (/^person(al)?$/i.test(said)) return 'PERSON'
  if (/^organi[sz]ation(al)?$/i.test(said)) return 'ORGANIZATION'
  return agent['familyName'] === undefined ? undefined : 'PERSON'
}

const agentOf = (agent: JsonObject): Agent[] => {
  const name = textOf(agent['name'] ?? agent['creatorName'] ?? agent['contributorName'])
  if (name === undefined) return []
  const ids = [agent['id'], ...objectsOf(agent['nameIdentifiers']).map((one) => one['nameIdentifier'])].map(String).join(' ')
  return [{
    kind: kind(agent),
    name,
    orcid: ORCID.exec(ids)?.[0],
    ror: ROR.exec(ids)?.[1],
    affiliation: textsOf(listOf(agent['affiliation']).map(affiliation)).join('; '),
    role: textOf(agent['contributorType']),
  }]
}

export const agentsOf = (list: unknown): Agent[] => objectsOf(list).flatMap(agentOf)
