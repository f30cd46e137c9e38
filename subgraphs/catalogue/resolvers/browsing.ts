import { domainError } from '../../kit/errors.ts'
import type { CatalogueContext } from '../context.ts'
import { type ResourceFilter, searchesProtected, toIndexFilter } from '../search-arguments.ts'
import { childrenOf, DIRECTORY, directoryClass } from '../vocabulary/directory-classes.ts'
import { vocabularyOf } from '../vocabulary/vocabulary.ts'

const directory = async (_source: unknown, { parent, filter }: { parent?: string | null; filter?: ResourceFilter | null }, context: CatalogueContext) => {
  if (parent != null && !directoryClass(parent)) throw domainError('BAD_INPUT', { zh: `没有目录类目 ${parent}`, en: `No directory class ${parent}` })
  const query = { filter: toIndexFilter(filter, context.viewer), protectedTiers: searchesProtected(context.viewer), now: context.now.getTime() }
  const [counted] = await context.runtime.engine.facets(query, [{ field: 'CATEGORY', first: DIRECTORY.length }])
  const counts = new Map(counted?.buckets.map((bucket) => [bucket.key, bucket.count]))
  return childrenOf(parent ?? null).map(({ code, label, labelEn, declared }) => ({
    code, label, labelEn, count: counts.get(code) ?? 0, declaredCount: declared ?? null, hasChildren: childrenOf(code).length > 0,
  }))
}

const vocabulary = (_source: unknown, { name }: { name: string }, context: CatalogueContext) => {
  const terms = vocabularyOf(context.runtime.schema, context.runtime.resourceTypes, name)
  if (!terms) throw domainError('BAD_INPUT', { zh: `没有词表 ${name};可用:枚举类型名、ResourceType、Category、Province`, en: `No vocabulary ${name}; there are the names of enums, ResourceType, Category and Province` })
  return terms
}

const catalogueHealth = (_source: unknown, _args: unknown, context: CatalogueContext) => context.runtime.health()

export const browsing = { directory, vocabulary, catalogueHealth }
