import { FROM_DETAILS } from '../../../schema/document.ts'
import { mayRead } from '../../../schema/visibility.ts'
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'
import { type CatalogueContext, findResource, findRow, type ResourceView } from '../context.ts'
import { type RelatedRow, relatedRows } from '../repositories/read-model.ts'
import { moreLikeThis } from '../similar/more-like-this.ts'

const LIST = 'relations'
const SCRIPTS: readonly [RegExp, string][] = [[/\p{Script=Han}/u, 'zh'], [/\p{Script=Cyrillic}/u, 'ru'], [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja']]

/** The language of a title: stated first, else told from its script. */
const languageOf = (title: string, stated: unknown): string =>
  (Array.isArray(stated) && stated.length === 1 ? String(stated[0]) : undefined) ?? SCRIPTS.find(([script]) => script.test(title))?.[1] ?? 'en'

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''

const titlesOf = (view: ResourceView): { lang: string; value: string }[] => [
  ...(typeof view.title === 'string' ? [{ lang: languageOf(view.title, view.languages), value: view.title }] : []),
  ...(typeof view.titleEn === 'string' ? [{ lang: 'en', value: view.titleEn }] : []),
  ...((view.alternativeTitles as { lang: string; value: string }[] | undefined) ?? []),
]

/** What the special fields of a resource imply is read by those who may read its special fields. */
const mayFollow = (context: CatalogueContext, id: string, rows: readonly RelatedRow[]): Promise<boolean[]> =>
  Promise.all(rows.map(async (row) => {
    if (row.statedBy !== FROM_DETAILS) return true
    const stating = await findRow(context, row.outgoing ? id : (row.otherId ?? id))
    return stating !== null && mayRead('FULL', { id: stating.id, ...stating.document }, context.viewer, context.now)
  }))

const relations = async (view: ResourceView, args: PageArguments & { kinds?: string[] | null }, context: CatalogueContext) => {
  const request = pageRequest(args)
  const list = `${LIST} ${view.id} ${(args.kinds ?? []).join(' ')}`
  const after = request.cursor === null ? null : String(decodeCursor(list, request.cursor)[0])
  const rows = await context
    .loader<string, RelatedRow[]>(`relations ${JSON.stringify([request, args.kinds])}`, async (ids) => {
      const found = await relatedRows(context.runtime.database.db, ids, args.kinds ?? null, { after, backward: request.backward, size: request.size })
      return ids.map((id) => found.get(id) ?? [])
    })
    .load(view.id)
  const readable = await mayFollow(context, view.id, rows)
  const more = rows.length > request.size
  const shown = rows.slice(0, request.size).filter((_row, at) => readable[at])
  const { edges, pageInfo } = toConnection(shown, request, (row) => encodeCursor(list, [row.key]), (row) => row)
  return {
    // What is left out for its reader's sake makes the page shorter, not the list.
    pageInfo: { ...pageInfo, ...(request.backward ? { hasPreviousPage: more } : { hasNextPage: more }) },
    edges: edges.map(({ cursor, node }) => ({
      cursor,
      node: node.otherId ? findResource(context, node.otherId) : null,
      kind: node.kind,
      outgoing: node.outgoing,
      target: node.scheme && node.value ? { scheme: node.scheme, value: node.value } : null,
      source: node.statedBy === FROM_DETAILS ? null : node.statedBy,
      confidence: node.confidence,
    })),
  }
}

/** What the catalogue alone says of every resource; the core fields are read off the view. */
export const Resource = {
  relations,
  moreLikeThis,
  freshness: async (view: ResourceView, _args: unknown, context: CatalogueContext) => {
    const row = await findRow(context, view.id)
    if (!row) return null
    const { asOf, ownerReachable } = await context.runtime.freshnessOf(row.namespace)
    // The follower of a partner looks once a minute; the gateway knows of each call.
    return { asOf: asOf && asOf > row.asOf ? asOf : row.asOf, ownerReachable: ownerReachable && !context.unreachable.includes(row.namespace) }
  },
  tombstone: async (view: ResourceView, _args: unknown, context: CatalogueContext) => {
    const tombstone = (await findRow(context, view.id))?.document.tombstone
    return tombstone ? { ...tombstone, replacedBy: tombstone.replacedBy ? await findResource(context, tombstone.replacedBy) : null } : null
  },
  displayTitle: (view: ResourceView, { lang }: { lang?: string[] | null }) => {
    const titles = titlesOf(view)
    for (const wanted of lang ?? []) {
      const found = titles.find((title) => primary(title.lang) === primary(wanted))
      if (found) return found
    }
    return titles[0] ?? null
  },
}
