import { Kind, parse } from 'graphql'
import type { CatalogueRuntime } from '../runtime.ts'
import { CITIES } from './cities.ts'
import { DIRECTORY } from './directory-classes.ts'
import { PROVINCE_POINTS } from './province-points.ts'
import { PROVINCES } from './provinces.ts'

export interface Term { code: string; label: string; labelEn: string | null; broader: string | null; point?: { lon: number; lat: number } | null }
export type Graph = Pick<CatalogueRuntime, 'apiSdl' | 'resourceTypes'>

const SEPARATOR = ' / '

/** The two halves of a description, «中文:说明 / English, more», each without what follows the name. */
export const labelsOfDescription = (description: string | null | undefined, fallback: string): { label: string; labelEn: string | null } => {
  const [zh = '', en] = (description ?? '').split(SEPARATOR)
  return { label: zh.split(/[:(]/)[0]?.trim() || fallback, labelEn: en?.split(/[,:;]/)[0]?.trim() || null }
}

/** The enums of each version of the graph, read when first asked for: some 300 kB of text. */
const enums = new WeakMap<Graph, ReadonlyMap<string, Term[]>>()

const enumsOf = (graph: Graph): ReadonlyMap<string, Term[]> => {
  const known = enums.get(graph)
  if (known) return known
  const found = new Map<string, Term[]>()
  for (const node of parse(graph.apiSdl, { noLocation: true }).definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION) continue
    found.set(node.name.value, (node.values ?? []).map(({ name, description }) => ({ code: name.value, ...labelsOfDescription(description?.value, name.value), broader: null })))
  }
  enums.set(graph, found)
  return found
}

const CODE_LISTS: Readonly<Record<string, (graph: Graph) => Term[]>> = {
  ResourceType: ({ resourceTypes }) => resourceTypes.map(({ code, label, labelEn, category }) => ({ code, label, labelEn: labelEn ?? null, broader: category ?? null })),
  Category: () => DIRECTORY.map(({ code, label, labelEn, parent }) => ({ code, label, labelEn, broader: parent ?? null })),
  Province: () => Object.entries(PROVINCES).map(([code, [label, labelEn]]) => ({ code, label, labelEn, broader: null, point: PROVINCE_POINTS[code] ?? null })),
  City: () => CITIES.map(({ code, label, point }) => ({ code, label, labelEn: null, point, broader: `${code.slice(0, 2)}0000` })),
}

/** Labels of an enum from its descriptions, or of a code list: the same words everywhere. Null for an unknown name. */
export const vocabularyOf = (graph: Graph, name: string): Term[] | null => (Object.hasOwn(CODE_LISTS, name) ? CODE_LISTS[name]?.(graph) : enumsOf(graph).get(name)) ?? null

export const labelOf = (graph: Graph, name: string, code: string): Term | undefined => vocabularyOf(graph, name)?.find((term) => term.code === code)
