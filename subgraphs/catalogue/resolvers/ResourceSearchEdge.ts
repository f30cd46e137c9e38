import { type CatalogueContext, findLabel, findResource, findRow } from '../context.ts'
import { snippetOf } from '../search/highlight.ts'
import { inSlices } from '../search/highlighting/in-slices.ts'
import { isSearchable } from '../search/index-document.ts'
import type { TextField } from '../search/port.ts'
import { labelOf } from '../vocabulary/vocabulary.ts'
import { matchReasons } from '../why/match-reasons.ts'
import type { Edge } from './ResourceSearchConnection.ts'

const graphField = (field: TextField): string => field.toUpperCase()

const card = async ({ hit }: Edge, _args: unknown, context: CatalogueContext) => {
  const row = await findRow(context, hit.id)
  // The index may be a moment behind the row: what is no longer to be found has no card.
  if (!row || !isSearchable(row.document)) return null
  const { resourceType, title, titleEn, generatedOn, platform } = row.document
  const year = Number(generatedOn?.slice(0, 4))
  return {
    id: row.id, resourceType, typename: row.typename, title: title ?? titleEn ?? null, year: Number.isInteger(year) && generatedOn ? year : null,
    platformName: platform ? ((await findLabel(context, platform.id))?.label ?? null) : null,
  }
}

const why = async ({ search: { settled, query }, texts }: Edge, _args: unknown, context: CatalogueContext) => {
  if (!query.query) return null
  const fields = await texts.all()
  if (!fields) return null
  const reasons = await inSlices(() => matchReasons(Object.fromEntries(fields.map(([field, shown]) => [field, shown.texts])), settled))
  return reasons.map(({ field, ...reason }) => ({ ...reason, field: graphField(field), label: labelOf(context.runtime, 'SearchField', graphField(field))?.label ?? null }))
}

export const ResourceSearchEdge = {
  cursor: ({ hit, cursorOf }: Edge) => cursorOf(hit),
  node: ({ hit }: Edge, _args: unknown, context: CatalogueContext) => findResource(context, hit.id),
  card,
  snippet: async ({ texts }: Edge) => {
    const abstracts = await texts.of('abstract')
    return abstracts && snippetOf(abstracts)
  },
  highlights: async ({ texts }: Edge) => {
    const fields = await texts.all()
    return fields && fields.flatMap(([field, { fragments }]) => (fragments.length > 0 ? [{ field: graphField(field), fragments }] : []))
  },
  why,
}
