import { type ASTNode, type FieldDefinitionNode, type InputValueDefinitionNode, Kind, print } from 'graphql'
import type { Edit } from '../check.ts'
import { append, insertAfter, nullable, placeOf, replace } from '../sdl/edits.ts'
import { type DeclaredType, type FieldNode, namedType, type SubmittedSdl } from '../sdl/submitted-sdl.ts'
import type { SchemaChange } from './schema-changes.ts'

const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])

const reasonFor = (to: string | undefined): string => JSON.stringify(to === undefined ? '不再提供 / no longer provided' : `改用 ${to} / use ${to}`)

const deprecated = <T extends ASTNode & { directives?: readonly { name: { value: string } }[] }>(node: T, to: string | undefined): string =>
  `${print(node)}${(node.directives ?? []).some(({ name }) => name.value === 'deprecated') ? '' : ` @deprecated(reason: ${reasonFor(to)})`}`

/** Types of the earlier SDL that a restored element needs and the new one lacks, with what they need in turn. */
const needed = (sdl: SubmittedSdl, previous: SubmittedSdl, names: readonly string[], seen = new Set<string>()): string[] =>
  names.flatMap((name) => {
    const type = previous.types.get(name)
    if (seen.has(name) || BUILT_IN.has(name) || sdl.types.has(name) || !type) return []
    seen.add(name)
    return [type.nodes.map((node) => print(node)).join('\n\n'), ...needed(sdl, previous, typesIn(type), seen)]
  })

const typesIn = (type: DeclaredType): string[] => [
  ...[...type.fields.values()].flatMap(typesOf),
  ...type.nodes.flatMap((node) => [...('interfaces' in node ? (node.interfaces ?? []) : []), ...('types' in node ? (node.types ?? []) : [])].map(({ name }) => name.value)),
]
const typesOf = (field: FieldNode): string[] => [namedType(field.type), ...(field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []).map((argument) => namedType(argument.type)) : [])]

const argumentNamed = (field: FieldNode | undefined, name: string): InputValueDefinitionNode | undefined =>
  field?.kind === Kind.FIELD_DEFINITION ? field.arguments?.find((argument) => argument.name.value === name) : undefined

const withArgument = (field: FieldDefinitionNode, text: string): Edit => {
  const last = field.arguments?.at(-1)
  return last ? insertAfter(last, `, ${text}`) : insertAfter(field.name, `(${text})`)
}

/**
 * Edits that give back what clients use, beside what has taken its place: the old element as the published SDL had it, marked as deprecated.
 * Undefined where it was not in the partner's own SDL.
 */
export const restore = (sdl: SubmittedSdl, previous: SubmittedSdl, change: SchemaChange, to: string | undefined): Edit[] => {
  const { kind, coordinate, typename } = change
  const [, name = '', argument = ''] = coordinate.split(/[.(:]/)
  const [type, was] = [sdl.types.get(typename), previous.types.get(typename)]
  const [field, wasField] = [type?.fields.get(name), was?.fields.get(name)]
  const closure = (names: readonly string[]): Edit[] => needed(sdl, previous, names).map((text) => append(sdl.text, `\n${text}`))
  switch (kind) {
    case 'TYPE_REMOVED': return closure([typename])
    case 'KIND_CHANGED': return type && was ? type.nodes.map((node, index) => replace(node, index === 0 ? was.nodes.map((each) => print(each)).join('\n\n') : '')) : []
    case 'FIELD_REMOVED': case 'INPUT_FIELD_REMOVED': {
      const last = [...(type?.fields.values() ?? [])].at(-1)
      if (!wasField) return []
      // A type that was left out whole, such as the only root fields of a partner.
      if (!last) return [append(sdl.text, `\nextend type ${typename} {\n${deprecated(wasField, to)}\n}`), ...closure(typesOf(wasField))]
      const text = wasField.kind === Kind.INPUT_VALUE_DEFINITION && wasField.type.kind === Kind.NON_NULL_TYPE ? print(wasField) : deprecated(wasField, to)
      return [insertAfter(last, `\n${text}`), ...closure(typesOf(wasField))]
    }
    case 'FIELD_TYPE_CHANGED': case 'INPUT_FIELD_TYPE_CHANGED': return field && wasField ? [replace(field.type, print(wasField.type)), ...closure([namedType(wasField.type)])] : []
    case 'ARGUMENT_REMOVED': {
      const old = argumentNamed(wasField, argument)
      return field?.kind === Kind.FIELD_DEFINITION && old ? [withArgument(field, print({ ...old, description: undefined })), ...closure([namedType(old.type)])] : []
    }
    case 'ARGUMENT_TYPE_CHANGED': {
      const [now, old] = [argumentNamed(field, argument), argumentNamed(wasField, argument)]
      return now && old ? [replace(now.type, print(old.type)), ...closure([namedType(old.type)])] : []
    }
    case 'ARGUMENT_REQUIRED': {
      const now = argumentNamed(field, argument)
      return now ? nullable(now.type) : []
    }
    case 'INPUT_FIELD_REQUIRED': return field ? nullable(field.type) : []
    case 'VALUE_REMOVED': {
      const value = was?.nodes.flatMap((node) => ('values' in node ? (node.values ?? []) : [])).find((each) => each.name.value === name)
      const last = type?.nodes.flatMap((node) => ('values' in node ? (node.values ?? []) : [])).at(-1)
      return value && last ? [insertAfter(last, `\n${deprecated(value, to)}`)] : []
    }
    case 'MEMBER_REMOVED': {
      const last = type?.nodes.flatMap((node) => ('types' in node ? (node.types ?? []) : [])).at(-1)
      return last ? [insertAfter(last, ` | ${change.before}`), ...closure([change.before])] : []
    }
    case 'INTERFACE_REMOVED': {
      const node = type?.nodes[0]
      if (!node || !('interfaces' in node) || !was?.nodes.some((each) => 'interfaces' in each && each.interfaces?.some((one) => one.name.value === change.before))) return []
      const last = node.interfaces?.at(-1)
      return [last ? insertAfter(last, ` & ${change.before}`) : { start: placeOf(node.name).end, end: placeOf(node.name).end, text: ` implements ${change.before}` }, ...closure([change.before])]
    }
  }
}
