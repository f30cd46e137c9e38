import type { Agent, ContactPoint, OrganizationMention } from '../../../../schema/document.ts'
import { resourceId } from '../../../../schema/resource-id.ts'
import { namespaceOfType } from '../../typenames.ts'
import { type JsonObject, objectOf, objectsOf } from '../../values/json.ts'
import { textOf } from '../../values/text.ts'
import { webAddress } from '../../values/web-address.ts'

const ROR = /^(?:https?:\/\/)?(?:ror\.org\/)?(0[a-z0-9]{6}\d{2})$/i
const ORCID = /^(?:https?:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/i

/** Who owns or made it: `{ ownerName, ownerIdentifier: { ownerIdentifier, ownerIdentifierType } }`. That it is an organisation or a person only its identifier tells. */
export const agentsOf = (list: unknown, role: 'owner' | 'manufacturer'): Agent[] =>
  objectsOf(list).flatMap((one) => {
    const name = textOf(one[`${role}Name`])
    if (name === undefined) return []
    const given = one[`${role}Identifier`]
    const id = textOf(objectOf(given)[`${role}Identifier`] ?? given) ?? ''
    const [ror, orcid] = [ROR.exec(id)?.[1]?.toLowerCase(), ORCID.exec(id)?.[1]]
    return [{ kind: ror ? 'ORGANIZATION' : orcid ? 'PERSON' : undefined, name, ror, orcid }]
  })

/** Owners as organisations, linked to those that ROR's records become. */
export const ownersOf = (record: JsonObject): OrganizationMention[] =>
  agentsOf(record['owners'], 'owner').map(({ name, ror }) => ({ name, organization: ror === undefined ? undefined : { id: resourceId(namespaceOfType('Organization'), 'ror', ror) } }))

/** The contact of the first owner that gives one: an e-mail address as PIDINST asks for, or whatever stands there. That of a person is protected. */
export const contactsOf = (record: JsonObject): { contact?: ContactPoint; personalContact?: ContactPoint } => {
  const owner = objectsOf(record['owners']).find((one) => textOf(one['ownerContact']) !== undefined)
  if (!owner) return {}
  const [agent] = agentsOf(owner, 'owner')
  const contact = { name: agent?.name, ...contactPoint(textOf(owner['ownerContact'])?.replace(/^mailto:/i, '') ?? '') }
  return agent?.kind === 'PERSON' ? { personalContact: contact } : { contact }
}

const contactPoint = (text: string): ContactPoint => {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return { email: text }
  return webAddress(text) === undefined ? { address: text } : { url: text }
}
