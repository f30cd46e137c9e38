import { domainError } from '../../kit/errors.ts'
import type { CatalogueContext } from '../context.ts'
import type { ResourceFilter } from '../search-arguments.ts'
import { readSearch } from '../search-query.ts'
import type { IndexQuery } from '../search/port.ts'
import { childrenOf, directoryClass } from '../vocabulary/directory-classes.ts'
import { vocabularyOf } from '../vocabulary/vocabulary.ts'

interface DirectoryArguments { parent?: string | null; q?: string | null; filter?: ResourceFilter | null }

/** Classes of other platforms, beside those of the directory, must not push these out of the answer. */
const ALL_CLASSES = 1_000

/** How many hits each class has. A facet counts as if the filter on its own field were off, which the filter of a directory is not. */
const countClasses = async ({ runtime: { engine } }: CatalogueContext, query: IndexQuery): Promise<Map<string, number>> => {
  if (query.filter.terms.CATEGORY === undefined && !query.filter.missing?.includes('CATEGORY')) {
    const [counted] = await engine.facets(query, [{ field: 'CATEGORY', first: ALL_CLASSES }])
    return new Map(counted?.buckets.map(({ key, count }) => [key, count]))
  }
  const cells = await engine.aggregate(query, { dimensions: ['CATEGORY'], measures: [] })
  return new Map(cells.flatMap(({ keys: [key], count }): [string, number][] => (key == null ? [] : [[key, count]])))
}

/** One level of the directory with the counts of a search; classes without a hit are there with 0. */
const directory = async (_source: unknown, { parent, q, filter }: DirectoryArguments, context: CatalogueContext) => {
  if (parent != null && !directoryClass(parent)) throw domainError('BAD_INPUT', { zh: `没有目录类目 ${parent}`, en: `No directory class ${parent}` })
  const { query } = await readSearch(context, { q, filter })
  const counts = await countClasses(context, query)
  return childrenOf(parent ?? null).map(({ code, label, labelEn, declared }) => ({
    code, label, labelEn, count: counts.get(code) ?? 0, declaredCount: declared ?? null, hasChildren: childrenOf(code).length > 0,
  }))
}

const vocabulary = (_source: unknown, { name }: { name: string }, context: CatalogueContext) => {
  const terms = vocabularyOf(context.runtime, name)
  if (!terms) throw domainError('BAD_INPUT', { zh: `没有词表 ${name};可用:枚举类型名、ResourceType、Category、Province、City`, en: `No vocabulary ${name}; there are the names of enums, ResourceType, Category, Province and City` })
  return terms
}

const catalogueHealth = (_source: unknown, _args: unknown, context: CatalogueContext) => context.runtime.health()

export const browsing = { directory, vocabulary, catalogueHealth }
