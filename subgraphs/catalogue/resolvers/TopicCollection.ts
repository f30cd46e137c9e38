import { namespaceOf } from '../../../schema/resource-id.ts'
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'
import { checkedText } from '../checked-text.ts'
import { type CatalogueContext, findResource, findRow } from '../context.ts'
import { topicPage, type TopicRow, topicsBySlugs } from '../repositories/topics.ts'
import { isSearchable } from '../search/index-document.ts'
import type { IndexSort } from '../search/port.ts'
import { searchPage } from './searchResources.ts'

const LIST = 'topics'
const ID = /^catalogue:(.+)$/

const findTopic = (context: CatalogueContext, slug: string): Promise<TopicRow | null> =>
  context
    .loader<string, TopicRow | null>('topic', async (slugs) => {
      const rows = await topicsBySlugs(context.runtime.database.db, slugs)
      return slugs.map((item) => rows.get(item) ?? null)
    })
    .load(slug)

/** A topic by its id in the graph; null where the id is of something else. */
export const findTopicById = async (context: CatalogueContext, id: string): Promise<(TopicRow & { __typename: 'TopicCollection' }) | null> => {
  const slug = namespaceOf(id) === null ? undefined : ID.exec(id)?.[1]
  const row = slug === undefined ? null : await findTopic(context, slug)
  return row && { ...row, __typename: 'TopicCollection' }
}

const picked = async ({ resources }: TopicRow, _args: unknown, context: CatalogueContext) => {
  const rows = await Promise.all(resources.map((id) => findRow(context, id)))
  return (await Promise.all(rows.map((row) => (row && !row.deleted && isSearchable(row.document) ? findResource(context, row.id) : null)))).filter((view) => view !== null)
}

const search = ({ q, filter }: TopicRow, args: PageArguments & { sort?: IndexSort | null; page?: number | null }, context: CatalogueContext) =>
  q === null && filter === null ? null : searchPage({ ...args, q, filter }, context)

const topics = async (_source: unknown, args: PageArguments, context: CatalogueContext) => {
  const request = pageRequest(args)
  const after = request.cursor === null ? null : String(decodeCursor(LIST, request.cursor)[0])
  const rows = await topicPage(context.runtime.database.db, { after, backward: request.backward, size: request.size })
  return toConnection(rows, request, (row) => encodeCursor(LIST, [row.slug]), (row) => row)
}

export const topicQueries = { topics, topic: (_source: unknown, { slug }: { slug: string }, context: CatalogueContext) => findTopic(context, checkedText('slug', slug)) }

export const TopicCollection = {
  __resolveReference: ({ id }: { id: string }, context: CatalogueContext) => findTopicById(context, id),
  id: ({ slug }: TopicRow) => `catalogue:${slug}`,
  picked,
  search,
}
