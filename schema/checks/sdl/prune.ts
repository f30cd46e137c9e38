import { type ArgumentNode, type ConstDirectiveNode, Kind } from 'graphql'
import type { Edit } from '../check.ts'
import { placeOf, removal, removalOf } from './edits.ts'
import { argumentOf } from './federation-names.ts'
import { type DeclarationNode, type DeclaredType, type FieldNode, fieldsOf, interfacesOf, membersOf, namedType, type SubmittedSdl } from './submitted-sdl.ts'

/** What has to go: names of types, and coordinates of fields and enum values. */
export interface Doomed { types?: Iterable<string>; fields?: Iterable<string> }

const isMentioned = (directive: ConstDirectiveNode, field: string): boolean => {
  const fields = argumentOf(directive, 'fields')
  return fields?.kind === Kind.STRING && new RegExp(`(^|[^\\w])${field}([^\\w]|$)`).test(fields.value)
}

/** Everything that cannot stay without what is doomed: references, members, implementations, and types that are left empty. */
const closure = (sdl: SubmittedSdl, doomed: Doomed): { types: Set<string>; fields: Set<string> } => {
  const [types, fields] = [new Set(doomed.types), new Set(doomed.fields)]
  const all = [...sdl.types.values()]
  const sizes = (): number => types.size + fields.size
  for (let before = -1; before !== sizes();) {
    before = sizes()
    for (const type of all) {
      for (const field of type.fields.values()) if (types.has(namedType(field.type))) fields.add(`${type.name}.${field.name.value}`)
      // An interface cannot ask for what an implementation lacks.
      for (const name of interfacesOf(type)) {
        for (const field of sdl.types.get(name)?.fields.keys() ?? []) if (fields.has(`${type.name}.${field}`)) fields.add(`${name}.${field}`)
      }
      const left = [...type.fields.keys()].some((field) => !fields.has(`${type.name}.${field}`))
      if (type.fields.size > 0 && !left) types.add(type.name)
      if (type.kind === 'Union' && membersOf(type).length > 0 && membersOf(type).every((member) => types.has(member))) types.add(type.name)
      const values = type.nodes.flatMap((node) => ('values' in node ? (node.values ?? []) : []))
      if (values.length > 0 && values.every((value) => fields.has(`${type.name}.${value.name.value}`))) types.add(type.name)
    }
  }
  return { types, fields }
}

const listEdit = (sdl: SubmittedSdl, node: DeclarationNode, names: readonly { name: { value: string } }[], doomed: Set<string>, lead: string, separator: string): Edit[] => {
  const staying = names.filter(({ name }) => !doomed.has(name.value))
  if (staying.length === names.length) return []
  const [first, last] = [names[0], names.at(-1)]
  if (!first || !last) return []
  const end = placeOf(last as never).end
  const text = staying.map(({ name }) => name.value).join(separator)
  if (staying.length > 0) return [{ start: placeOf(first as never).start, end, text }]
  const start = sdl.text.lastIndexOf(lead, placeOf(first as never).start)
  return start >= placeOf(node).start ? [{ start, end, text: '' }] : []
}

const argumentEdits = (sdl: SubmittedSdl, field: FieldNode, doomed: Set<string>): Edit[] => {
  const given = field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : []
  const going = given.filter((argument) => doomed.has(namedType(argument.type)))
  return removeArguments(sdl, field, given, going)
}

/** Arguments of a field; with the last one its parentheses go too. */
export const removeArguments = (sdl: SubmittedSdl, field: { name: ArgumentNode['name'] }, given: readonly FieldNode[] | readonly ArgumentNode[], going: readonly (FieldNode | ArgumentNode)[]): Edit[] => {
  if (going.length === 0) return []
  if (going.length < given.length) return going.map((argument) => removal(sdl.text, argument))
  const last = given.at(-1)
  if (!last) return []
  return [{ start: placeOf(field.name).end, end: sdl.text.indexOf(')', placeOf(last).end) + 1, text: '' }]
}

const typeEdits = (sdl: SubmittedSdl, type: DeclaredType, types: Set<string>, fields: Set<string>): Edit[] =>
  type.nodes.flatMap((node) => {
    const gone = (name: string): boolean => fields.has(`${type.name}.${name}`)
    const members = [...fieldsOf(node), ...('values' in node ? (node.values ?? []) : [])]
    if (members.length > 0 && members.every((member) => gone(member.name.value))) return [removal(sdl.text, node)]
    const lost = members.filter((member) => gone(member.name.value))
    return [
      ...lost.map((member) => removal(sdl.text, member)),
      ...('interfaces' in node ? listEdit(sdl, node, node.interfaces ?? [], types, 'implements', ' & ') : []),
      ...('types' in node ? listEdit(sdl, node, node.types ?? [], types, '=', ' | ') : []),
      ...(node.directives ?? []).filter((directive) => lost.some((field) => isMentioned(directive, field.name.value))).map((directive) => removal(sdl.text, directive)),
      ...fieldsOf(node).filter((field) => !gone(field.name.value)).flatMap((field) => [
        ...argumentEdits(sdl, field, types),
        ...(field.directives ?? []).filter((directive) => {
          const other = sdl.types.get(namedType(field.type))
          const here = [...type.fields.keys()].filter(gone)
          const there = [...(other?.fields.keys() ?? [])].filter((name) => fields.has(`${other?.name}.${name}`))
          return [...here, ...there].some((name) => isMentioned(directive, name))
        }).map((directive) => removal(sdl.text, directive)),
      ]),
    ]
  })

/** Edits that take elements out of an SDL together with everything that refers to them, so that what stays is whole. */
export const prune = (sdl: SubmittedSdl, doomed: Doomed): Edit[] => {
  const { types, fields } = closure(sdl, doomed)
  const edits = [...sdl.types.values()].flatMap((type) => (types.has(type.name) ? type.nodes.map((node) => removal(sdl.text, node)) : typeEdits(sdl, type, types, fields)))
  const schema = sdl.document.definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION && node.operationTypes.some(({ type }) => types.has(type.name.value)) && node.operationTypes.every(({ type }) => types.has(type.name.value))
      ? [removal(sdl.text, node)]
      : node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.operationTypes ?? []).filter(({ type }) => types.has(type.name.value)).map((operation) => removalOf(sdl.text, placeOf(operation).start, placeOf(operation).end))
        : [],
  )
  return [...edits, ...schema]
}
