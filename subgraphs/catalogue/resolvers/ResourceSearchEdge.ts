import type { CoreDocument } from '../../../schema/document.ts'
import { type CatalogueContext, findLabel, findResource, findRow } from '../context.ts'
import { type FieldTexts, fieldTextsOf } from '../search/document/texts.ts'
import { highlight } from '../search/highlight.ts'
import { isSearchable } from '../search/index-document.ts'
import type { TextField } from '../search/port.ts'
import { labelOf } from '../vocabulary/vocabulary.ts'
import { matchReasons } from '../why/match-reasons.ts'
import type { Edge } from './ResourceSearchConnection.ts'

const graphField = (field: TextField): string => field.toUpperCase()

/** The texts of a hit as this viewer may see them: nothing else is quoted. */
const textsOf = async ({ hit }: Edge, context: CatalogueContext): Promise<FieldTexts | null> => {
  const view = await findResource(context, hit.id)
  return view && fieldTextsOf(view as unknown as CoreDocument)
}

const highlighted = async (edge: Edge, context: CatalogueContext) => {
  const texts = await textsOf(edge, context)
  return texts && highlight(texts, edge.search.settled.marked)
}

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

const why = async (edge: Edge, _args: unknown, context: CatalogueContext) => {
  const { settled, query } = edge.search
  if (!query.query) return null
  const texts = await textsOf(edge, context)
  return texts && matchReasons(texts, settled).map(({ field, ...reason }) => ({ ...reason, field: graphField(field), label: labelOf(context.runtime, 'SearchField', graphField(field))?.label ?? null }))
}

export const ResourceSearchEdge = {
  node: ({ hit }: Edge, _args: unknown, context: CatalogueContext) => findResource(context, hit.id),
  card,
  snippet: async (edge: Edge, _args: unknown, context: CatalogueContext) => (await highlighted(edge, context))?.snippet ?? null,
  highlights: async (edge: Edge, _args: unknown, context: CatalogueContext) =>
    (await highlighted(edge, context))?.highlights.map(({ field, fragments }) => ({ field: graphField(field), fragments })) ?? null,
  why,
}
