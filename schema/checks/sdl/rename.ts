import { Kind, visit } from 'graphql'
import type { Edit } from '../check.ts'
import { placeOf, replace } from './edits.ts'
import { argumentOf } from './federation-names.ts'
import { type DeclaredType, interfacesOf, type SubmittedSdl } from './submitted-sdl.ts'

/** Renames a type wherever the SDL speaks of it. */
export const renameType = (sdl: SubmittedSdl, from: string, to: string): Edit[] => {
  const edits: Edit[] = (sdl.types.get(from)?.nodes ?? []).map((node) => replace(node.name, to))
  visit(sdl.document, { NamedType: (node) => { if (node.name.value === from) edits.push(replace(node.name, to)) } })
  return edits
}

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
