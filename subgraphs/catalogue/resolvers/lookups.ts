import { isText } from '../../../schema/check-document.ts'
import { normaliseCstr } from '../../../schema/cstr.ts'
import { identifierSpellings } from '../../../schema/identifier.ts'
import { namespaceOf } from '../../../schema/resource-id.ts'
import { domainError } from '../../kit/errors.ts'
import { type CatalogueContext, findLabel, findResource, findRow } from '../context.ts'
import { countsByType, idsByCstr, idsByIdentifiers } from '../repositories/read-model.ts'
import { findTopicById } from './TopicCollection.ts'

const MOST_RESOURCES = 500

const resource = async (_source: unknown, { id, cstr }: { id?: string | null; cstr?: string | null }, context: CatalogueContext) => {
  if ((id == null) === (cstr == null)) throw domainError('BAD_INPUT', { zh: 'resource 需要且只需要一个参数:id 或 cstr', en: 'resource takes exactly one of id and cstr' })
  if (id != null) return findResource(context, id)
  const normalised = normaliseCstr(cstr ?? '')
  if (!normalised) throw domainError('BAD_INPUT', { zh: `不是 CSTR 标识:${cstr}`, en: `Not a CSTR: ${cstr}; expected <agency>.<type>.<local>` })
  const found = (await idsByCstr(context.runtime.database.db, [normalised])).get(normalised.toUpperCase())
  return found ? findResource(context, found) : null
}

const resources = async (_source: unknown, { ids, identifiers }: { ids?: string[] | null; identifiers?: string[] | null }, context: CatalogueContext) => {
  const asked = (ids?.length ?? 0) + (identifiers?.length ?? 0)
  if (asked > MOST_RESOURCES) throw domainError('BAD_INPUT', { zh: `ids 与 identifiers 合计至多 ${MOST_RESOURCES} 个,实为 ${asked} 个;请分批`, en: `At most ${MOST_RESOURCES} ids and identifiers together, not ${asked}; ask in batches` })
  const spellings = (identifiers ?? []).map((value) => (isText(value) ? identifierSpellings(value) : []))
  const byIdentifier = await idsByIdentifiers(context.runtime.database.db, spellings.flat())
  const wanted = [...(ids ?? []), ...spellings.map((values) => values.map((value) => byIdentifier.get(value)).find((id) => id !== undefined) ?? null)]
  return Promise.all(wanted.map((id) => (id === null ? null : findResource(context, id))))
}

/** What has no feed and so no name in the read model: how its ids begin tells the type, and the owner says whether it exists. */
const WITHOUT_FEED: readonly (readonly [string, string])[] = [['accounts:', 'User'], ['registry:q-', 'SavedQuery']]

/** Routed by namespace: a resource from the read model, another entity by the name it bears there; details come from its owner. */
const node = async (_source: unknown, { id }: { id: string }, context: CatalogueContext) => {
  if (namespaceOf(id) === null) throw domainError('BAD_INPUT', { zh: `不是图中的编号:${id};编号形如 <命名空间>:<本地号>`, en: `Not an id of the graph: ${id}; expected <namespace>:<local>` })
  const typename = WITHOUT_FEED.find(([prefix]) => id.startsWith(prefix))?.[1]
  if (typename !== undefined) return context.runtime.schema.getType(typename) ? { __typename: typename, id } : null
  if (await findRow(context, id)) return findResource(context, id)
  const topic = await findTopicById(context, id)
  if (topic) return topic
  const entity = await findLabel(context, id)
  return entity && context.runtime.schema.getType(entity.typename) ? { __typename: entity.typename, id } : null
}

const resourceTypes = async (_source: unknown, _args: unknown, context: CatalogueContext) => {
  const counts = await countsByType(context.runtime.database.db)
  return context.runtime.resourceTypes.map((type) => ({ ...type, count: counts.get(type.code) ?? 0 }))
}

export const lookups = { node, resource, resources, resourceTypes }
