import { type GraphQLSchema, isEnumType } from 'graphql'
import type { ResourceTypeEntry } from '../../../schema/supergraph.ts'
import { DIRECTORY } from './directory-classes.ts'
import { PROVINCES } from './provinces.ts'

export interface Term { code: string; label: string; labelEn: string | null; broader: string | null }

const SEPARATOR = ' / '

/** The two halves of a description, «中文:说明 / English, more», each without what follows the name. */
export const labelsOfDescription = (description: string | null | undefined, fallback: string): { label: string; labelEn: string | null } => {
  const [zh = '', en] = (description ?? '').split(SEPARATOR)
  return { label: zh.split(/[:(]/)[0]?.trim() || fallback, labelEn: en?.split(/[,:;]/)[0]?.trim() || null }
}

/** Labels of an enum from its descriptions, or of a code list: the same words everywhere. Null for an unknown name. */
export const vocabularyOf = (schema: GraphQLSchema, resourceTypes: readonly ResourceTypeEntry[], name: string): Term[] | null => {
  const type = schema.getType(name)
  if (isEnumType(type)) return type.getValues().map((value) => ({ code: value.name, ...labelsOfDescription(value.description, value.name), broader: null }))
  switch (name) {
    case 'ResourceType': return resourceTypes.map(({ code, label, labelEn, category }) => ({ code, label, labelEn: labelEn ?? null, broader: category ?? null }))
    case 'Category': return DIRECTORY.map(({ code, label, labelEn, parent }) => ({ code, label, labelEn, broader: parent ?? null }))
    case 'Province': return Object.entries(PROVINCES).map(([code, [label, labelEn]]) => ({ code, label, labelEn, broader: null }))
    default: return null
  }
}
