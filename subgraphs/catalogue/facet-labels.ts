import { domainError } from '../kit/errors.ts'
import { type CatalogueContext, findLabel } from './context.ts'
import { entityIdsByLabel } from './repositories/entity-labels.ts'
import type { TermField } from './search/port.ts'
import { disciplineLabels } from './vocabulary/discipline-labels.ts'
import { vocabularyOfFacet } from './vocabulary/facet-vocabularies.ts'

export interface Label { label: string | null; labelEn: string | null }

/** Facets whose keys are ids of entities, and their type: counted by id, named when shown. */
const ENTITIES: Partial<Record<TermField, string>> = { PLATFORM: 'Platform', ORGANIZATION: 'Organization', PROJECT: 'Project' }
const UNNAMED: Label = { label: null, labelEn: null }
const FILES = new Map<string, Label>([['true', { label: '有', labelEn: 'Yes' }], ['false', { label: '无', labelEn: 'No' }]])

/** More names than this are not what somebody looks for. */
const MOST_NAMED = 1_000

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/**
 * Keys of a facet whose label contains a text, whether or not a record has them; empty where keys have no labels of their own. Disciplines have none here: the
 * records alone name them. LIMIT_EXCEEDED where too many labels do.
 */
export const keysByLabel = async (context: CatalogueContext, field: TermField, contains: string): Promise<string[]> => {
  const typename = ENTITIES[field]
  if (typename) {
    const ids = await entityIdsByLabel(context.runtime.database.db, typename, contains, MOST_NAMED + 1)
    if (ids.length > MOST_NAMED) throw domainError('LIMIT_EXCEEDED', { zh: `名称含「${contains}」的超过 ${MOST_NAMED} 个,请多输入几个字`, en: `More than ${MOST_NAMED} names contain this: type more of it` })
    return ids
  }
  const wanted = folded(contains)
  return [...knownLabels(context, field)].filter(([, { label, labelEn }]) => [label, labelEn].some((text) => text && folded(text).includes(wanted))).map(([key]) => key)
}

/** Labels of a facet of which there is a list. */
const knownLabels = (context: CatalogueContext, field: TermField): ReadonlyMap<string, Label> => {
  if (field === 'HAS_FILE') return FILES
  return new Map(vocabularyOfFacet(context.runtime, field).map((term) => [term.code, term]))
}

/** Labels of facet keys in Chinese and English; a key that no list knows is its own label. */
export const facetLabels = async (context: CatalogueContext, field: TermField, keys: readonly string[]): Promise<ReadonlyMap<string, Label>> => {
  if (ENTITIES[field]) return new Map(await Promise.all(keys.map(async (key): Promise<[string, Label]> => [key, (await findLabel(context, key)) ?? UNNAMED])))
  const known = field === 'DISCIPLINE' ? await disciplineLabels(context, keys) : knownLabels(context, field)
  return new Map(keys.map((key) => [key, known.get(key) ?? { label: key, labelEn: null }]))
}
