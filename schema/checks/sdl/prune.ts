import { type ArgumentNode, type ConstDirectiveNode, Kind, type NamedTypeNode } from 'graphql'
import type { Edit } from '../check.ts'
import { placeOf, removal, removalOf } from './edits.ts'
import { argumentOf } from './federation-names.ts'
import { type DeclarationNode, type DeclaredType, type FieldNode, fieldsOf, interfacesOf, membersOf, namedType, type SubmittedSdl } from './submitted-sdl.ts'

/** What has to go: names of types, and coordinates of fields and enum values. */
export interface Doomed { types?: Iterable<string>; fields?: Iterable<string> }

/** True where the `fields:` of a directive speak of one of these. */
const speaksOf = (directive: ConstDirectiveNode, names: ReadonlySet<string>): boolean => {
  const fields = argumentOf(directive, 'fields')
  return names.size > 0 && fields?.kind === Kind.STRING && (fields.value.match(/\w+/g) ?? []).some((word) => names.has(word))
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

const listEdit = (sdl: SubmittedSdl, node: DeclarationNode, names: readonly NamedTypeNode[], doomed: Set<string>, lead: string, separator: string): Edit[] => {
  const staying = names.filter(({ name }) => !doomed.has(name.value))
  if (staying.length === names.length) return []
  const [first, last] = [names[0], names.at(-1)]
  if (!first || !last) return []
  const end = placeOf(last).end
  const text = staying.map(({ name }) => name.value).join(separator)
  if (staying.length > 0) return [{ start: placeOf(first).start, end, text }]
  const start = sdl.text.lastIndexOf(lead, placeOf(first).start)
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

/** Doomed fields by the name of their type. */
type Lost = ReadonlyMap<string, ReadonlySet<string>>
const NONE: ReadonlySet<string> = new Set()

const typeEdits = (sdl: SubmittedSdl, type: DeclaredType, types: Set<string>, lost: Lost): Edit[] => {
  const gone = lost.get(type.name) ?? NONE
  const cut = (directives: readonly ConstDirectiveNode[] | undefined, names: ReadonlySet<string>): Edit[] => (directives ?? []).filter((directive) => speaksOf(directive, names)).map((directive) => removal(sdl.text, directive))
  return type.nodes.flatMap((node) => {
    const members = [...fieldsOf(node), ...('values' in node ? (node.values ?? []) : [])]
    if (members.length > 0 && members.every((member) => gone.has(member.name.value))) return [removal(sdl.text, node)]
    return [
      ...members.filter((member) => gone.has(member.name.value)).map((member) => removal(sdl.text, member)),
      ...('interfaces' in node ? listEdit(sdl, node, node.interfaces ?? [], types, 'implements', ' & ') : []),
      ...('types' in node ? listEdit(sdl, node, node.types ?? [], types, '=', ' | ') : []),
      ...cut(node.directives, gone),
      ...fieldsOf(node).filter((field) => !gone.has(field.name.value)).flatMap((field) => [
        ...argumentEdits(sdl, field, types),
        // `@requires` speaks of this type, `@provides` of the one that is returned.
        ...(field.directives ?? []).filter((directive) => speaksOf(directive, gone) || speaksOf(directive, lost.get(namedType(field.type)) ?? NONE)).map((directive) => removal(sdl.text, directive)),
      ]),
    ]
  })
}

/** Edits that take elements out of an SDL together with everything that refers to them, so that what stays is whole. */
export const prune = (sdl: SubmittedSdl, doomed: Doomed): Edit[] => {
  const { types, fields } = closure(sdl, doomed)
  const lost = new Map<string, Set<string>>()
  for (const coordinate of fields) {
    const [type = '', name = ''] = coordinate.split('.')
    lost.set(type, (lost.get(type) ?? new Set()).add(name))
  }
  const edits = [...sdl.types.values()].flatMap((type) => (types.has(type.name) ? type.nodes.map((node) => removal(sdl.text, node)) : typeEdits(sdl, type, types, lost)))
  const schema = sdl.document.definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION && node.operationTypes.some(({ type }) => types.has(type.name.value)) && node.operationTypes.every(({ type }) => types.has(type.name.value))
      ? [removal(sdl.text, node)]
      : node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.operationTypes ?? []).filter(({ type }) => types.has(type.name.value)).map((operation) => removalOf(sdl.text, placeOf(operation).start, placeOf(operation).end))
        : [],
  )
  return [...edits, ...schema]
}
