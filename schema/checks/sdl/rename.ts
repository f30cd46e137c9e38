import { type EnumValueDefinitionNode, type EnumValueNode, Kind, type NameNode, visit } from 'graphql'
import type { Edit } from '../check.ts'
import { placeOf, replace } from './edits.ts'
import { argumentOf } from './federation-names.ts'
import { type DeclaredType, interfacesOf, type SubmittedSdl } from './submitted-sdl.ts'

interface References { types: Map<string, NameNode[]>; values: Map<string, EnumValueNode[]> }

const known = new WeakMap<SubmittedSdl, References>()

/** Where each type and each enum value is spoken of; gathered once, however many are renamed. */
const referencesIn = (sdl: SubmittedSdl): References => {
  const found = known.get(sdl)
  if (found) return found
  const references: References = { types: new Map(), values: new Map() }
  const add = <T>(map: Map<string, T[]>, name: string, node: T): void => {
    const nodes = map.get(name)
    if (nodes) nodes.push(node)
    else map.set(name, [node])
  }
  visit(sdl.document, {
    NamedType: (node) => { add(references.types, node.name.value, node.name) },
    EnumValue: (node) => { add(references.values, node.value, node) },
  })
  known.set(sdl, references)
  return references
}

/** Renames a type wherever the SDL speaks of it. */
export const renameType = (sdl: SubmittedSdl, from: string, to: string): Edit[] =>
  [...(sdl.types.get(from)?.nodes ?? []).map((node) => node.name), ...(referencesIn(sdl).types.get(from) ?? [])].map((name) => replace(name, to))

/** Renames an enum value, in defaults too. */
export const renameValue = (sdl: SubmittedSdl, value: EnumValueDefinitionNode, to: string): Edit[] =>
  [value.name, ...(referencesIn(sdl).values.get(value.name.value) ?? [])].map((node) => replace(node, to))

/** Types that have to agree with this one on the name of a field: its interfaces and whoever implements them. */
export const relativesOf = (sdl: SubmittedSdl, typename: string, field: string): DeclaredType[] => {
  const found = new Set([typename])
  for (let before = 0; before !== found.size;) {
    before = found.size
    for (const type of sdl.types.values()) {
      if (!type.fields.has(field)) continue
      const linked = interfacesOf(type)
      if (found.has(type.name)) for (const name of linked) { if (sdl.types.get(name)?.fields.has(field)) found.add(name) }
      else if (linked.some((name) => found.has(name) && sdl.types.get(name)?.fields.has(field))) found.add(type.name)
    }
  }
  return [...found].map((name) => sdl.types.get(name)).filter((type) => type !== undefined)
}

/** Renames a field, in its interfaces and implementations and in the `fields:` of keys too. */
export const renameField = (sdl: SubmittedSdl, typename: string, from: string, to: string): Edit[] => {
  const edits: Edit[] = []
  for (const type of relativesOf(sdl, typename, from)) {
    for (const node of type.nodes) {
      const fields = 'fields' in node ? (node.fields ?? []) : []
      for (const field of fields) if (field.name.value === from) edits.push(replace(field.name, to))
      for (const directive of [...(node.directives ?? []), ...fields.flatMap((field) => field.directives ?? [])]) {
        const set = argumentOf(directive, 'fields')
        if (set?.kind !== Kind.STRING) continue
        const start = placeOf(set).start + (set.block ? 3 : 1)
        for (const word of set.value.matchAll(/\w+/g)) if (word[0] === from && !set.block) edits.push({ start: start + word.index, end: start + word.index + from.length, text: to })
      }
    }
  }
  return edits
}
