import { namespaceOf } from '../../../schema/resource-id.ts'
import { hasRole, isService, type Viewer } from '../../../schema/viewer.ts'
import { domainError, isDomainError } from '../../kit/errors.ts'
import { checkedText, checkTexts } from '../checked-text.ts'
import type { CatalogueContext } from '../context.ts'
import { deleteTopic, insertTopic, type TopicRow, topicsBySlugs, updateTopic } from '../repositories/topics.ts'
import { type ResourceFilter, toIndexFilter } from '../search-arguments.ts'

export interface SaveTopicInput {
  slug: string; title: string; titleEn?: string | null; intro?: string | null; introEn?: string | null; q?: string | null
  filter?: ResourceFilter | null; resources?: string[] | null; expectedVersion?: number | null; clientMutationId?: string | null
}
export interface RemoveTopicInput { slug: string; expectedVersion: number; clientMutationId?: string | null }
export interface UserError { code: string; message: string; path: string[] }

const SLUG = /^[a-z][a-z0-9-]{1,62}$/
const MOST_PICKED = 200
const LONGEST = { title: 200, titleEn: 200, intro: 4_000, introEn: 4_000, q: 1_000 } as const

const authorise = (viewer: Viewer): void => {
  if (!isService(viewer) && !hasRole(viewer, 'CENTER')) throw domainError('FORBIDDEN', { zh: '专题由中心编辑', en: 'Topics are edited by the Center' })
}

const error = (code: string, message: string, name: string): UserError => ({ code, message, path: ['input', name] })

/** A rule has to find the same for whoever looks at the topic, so it may not ask for what few may read. */
const filterErrors = ({ filter }: SaveTopicInput, viewer: Viewer): UserError[] => {
  if (!filter) return []
  if (filter.originalValue) return [error('FILTER_PROTECTED', '专题的规则不能按原值筛选 / A rule does not filter by original value', 'filter')]
  try {
    toIndexFilter(filter, viewer)
    return []
  } catch (refusal) {
    if (isDomainError(refusal)) return [error('FILTER_INVALID', refusal.message, 'filter')]
    throw refusal
  }
}

const errorsOf = (input: SaveTopicInput, viewer: Viewer): UserError[] => [
  ...(SLUG.test(input.slug) ? [] : [error('SLUG_INVALID', '短名应为 2–63 个小写字母、数字、连字符,以字母开头 / A slug has 2 to 63 lower-case letters, digits and hyphens, a letter first', 'slug')]),
  ...(input.title.trim() === '' ? [error('TITLE_EMPTY', '请填写标题 / A topic has a title', 'title')] : []),
  ...(Object.keys(LONGEST) as (keyof typeof LONGEST)[]).filter((name) => (input[name]?.length ?? 0) > LONGEST[name]).map((name) => error('TOO_LONG', `${name} 至多 ${LONGEST[name]} 字 / ${name} has ${LONGEST[name]} characters at most`, name)),
  ...((input.resources?.length ?? 0) > MOST_PICKED ? [error('TOO_MANY', `手选资源至多 ${MOST_PICKED} 条 / At most ${MOST_PICKED} resources are picked`, 'resources')] : []),
  ...((input.resources ?? []).some((id) => namespaceOf(id) === null) ? [error('ID_INVALID', '手选资源应为图中的编号 / Picked resources are ids of the graph', 'resources')] : []),
  ...filterErrors(input, viewer),
]

/** Makes a topic, or changes the version that the editor saw. The Center alone may; a retry with the same `clientMutationId` gives the first answer again. */
export const saveTopic = async (context: CatalogueContext, input: SaveTopicInput): Promise<{ topic: TopicRow | null; errors: UserError[] }> => {
  const { viewer, now } = context
  authorise(viewer)
  checkTexts('input', input)
  const errors = errorsOf(input, viewer)
  if (errors.length > 0) return { topic: null, errors }
  const { expectedVersion, clientMutationId, ...content } = input
  const mutation = clientMutationId ? `${viewer.id ?? ''} ${clientMutationId}` : null
  const row = {
    slug: content.slug, title: content.title.trim(), titleEn: content.titleEn ?? null, intro: content.intro ?? null, introEn: content.introEn ?? null, q: content.q ?? null,
    filter: content.filter ?? null, resources: [...new Set(content.resources ?? [])], updatedBy: viewer.id ?? null, mutation,
  }
  const { db } = context.runtime.database
  const saved = expectedVersion == null ? await insertTopic(db, row, now) : await updateTopic(db, row, expectedVersion, now)
  if (saved) return { topic: saved, errors: [] }
  const known = (await topicsBySlugs(db, [input.slug])).get(input.slug)
  if (known && mutation !== null && known.mutation === mutation) return { topic: known, errors: [] }
  const message = known ? `专题已是版本 ${known.version},请据此修改 / The topic is of version ${known.version}` : `没有专题 ${input.slug} / No topic ${input.slug}`
  return { topic: null, errors: [error(known ? 'CONFLICT' : 'NOT_FOUND', message, 'expectedVersion')] }
}

/** Removes a topic of the version that the editor saw; what is gone already is removed. */
export const removeTopic = async (context: CatalogueContext, { slug, expectedVersion }: RemoveTopicInput): Promise<{ slug: string | null; errors: UserError[] }> => {
  authorise(context.viewer)
  checkedText('slug', slug)
  const { db } = context.runtime.database
  if (await deleteTopic(db, slug, expectedVersion)) return { slug, errors: [] }
  const known = (await topicsBySlugs(db, [slug])).get(slug)
  return known ? { slug: null, errors: [error('CONFLICT', `专题已是版本 ${known.version} / The topic is of version ${known.version}`, 'expectedVersion')] } : { slug, errors: [] }
}
