import { type ASTNode, type ConstDirectiveNode, Kind, print, visit } from 'graphql'
import type { CompositionError } from '../../compose.ts'
import type { Edit } from '../check.ts'
import { insertAfter, nullable, placeOf, removal, replace } from '../sdl/edits.ts'
import { type Element, hasDirective } from '../sdl/elements.ts'
import { argumentOf, FEDERATION } from '../sdl/federation-names.ts'
import { prune, removeArguments } from '../sdl/prune.ts'
import { type FieldNode, isExtension, namedType, type SubmittedSdl } from '../sdl/submitted-sdl.ts'
import { withoutLink } from '../sdl/without-link.ts'
import { directivesAt, type Place } from './locate.ts'

const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])
/** What federation 2 offers and federation 1 does not. */
const FEDERATION_2 = ['key', 'shareable', 'inaccessible', 'external', 'requires', 'provides', 'tag', 'extends']

/** Takes the element itself away, with all that refers to it. */
const without = (sdl: SubmittedSdl, element: Element): Edit[] => {
  switch (element.kind) {
    case 'type': return prune(sdl, { types: [element.type.name] })
    case 'field': return prune(sdl, { fields: [element.coordinate] })
    case 'value': return prune(sdl, { fields: [element.coordinate] })
    case 'argument': return 'arguments' in element.field ? removeArguments(sdl, element.field, element.field.arguments ?? [], [element.node]) : []
  }
}

const withoutDirectives = (sdl: SubmittedSdl, element: Element, name: string): Edit[] =>
  directivesAt(element).filter((directive) => sdl.names.canonical(directive.name.value) === name).map((directive) => removal(sdl.text, directive))

const withoutDefault = (element: Element | undefined): Edit[] =>
  element?.node.kind === Kind.INPUT_VALUE_DEFINITION && element.node.defaultValue ? [{ start: placeOf(element.node.type).end, end: placeOf(element.node.defaultValue).end, text: '' }] : []

const fieldAt = (sdl: SubmittedSdl, coordinate: string | undefined): FieldNode | undefined => {
  const [type = '', field = ''] = (coordinate ?? '').split(/[.(]/)
  return sdl.types.get(type)?.fields.get(field)
}

/** An unknown directive: of federation, it is called by its full name or federation 2 is linked; any other one goes. */
const unknownDirective = (sdl: SubmittedSdl, name: string): Edit[] => {
  const uses: ConstDirectiveNode[] = []
  visit(sdl.document, { Directive: (directive) => { if (directive.name.value === name) uses.push(directive as ConstDirectiveNode) } })
  if (!FEDERATION_2.includes(name)) return uses.map((directive) => removal(sdl.text, directive))
  if (sdl.names.version) return uses.map((directive) => replace(directive.name, sdl.names.usable(name)))
  return [{ start: 0, end: 0, text: `extend schema @link(url: "${FEDERATION}/v2.9", import: [${FEDERATION_2.map((each) => `"@${each}"`).join(', ')}])\n` }]
}

const schema = (sdl: SubmittedSdl, { message }: CompositionError): Edit[] | undefined => {
  const unknownType = /[Uu]nknown type "?(\w+)/.exec(message)?.[1]
  if (unknownType) return prune(sdl, { types: [unknownType] })
  const unknown = /Unknown directive "@(\w+)"/.exec(message)?.[1]
  if (unknown) return unknownDirective(sdl, unknown)
  const missing = /Interface field (\w+\.(\w+)) expected but (\w+) does not provide it/.exec(message)
  const last = [...(sdl.types.get(missing?.[3] ?? '')?.fields.values() ?? [])].at(-1)
  const wanted = fieldAt(sdl, missing?.[1])
  if (missing && wanted && last) return [insertAfter(last, `\n  ${print({ ...wanted, description: undefined, directives: [] } as ASTNode)}`)]
  const different = /Interface field(?: argument)? (\w+\.\w+).*? (\w+\.\w+)/.exec(message)
  const [expected, actual] = [fieldAt(sdl, different?.[1]), fieldAt(sdl, different?.[2])]
  if (different && expected && actual) {
    // Arguments and type as the interface has them; the name, which is the same, and the directives stay.
    return [{ start: placeOf(actual.name).end, end: placeOf(actual.type).end, text: print({ ...expected, description: undefined, directives: [] } as ASTNode).slice(expected.name.value.length) }]
  }
  const cycle = /Input Object "(\w+)" within itself .*: "(\w+)/.exec(message)
  const looping = fieldAt(sdl, cycle ? `${cycle[1]}.${cycle[2]}` : undefined)
  if (looping) return nullable(looping.type)
  return undefined
}

const importItem = (sdl: SubmittedSdl, name: string): { item: ASTNode; list: readonly ASTNode[] } | undefined => {
  for (const link of sdl.names.links) {
    const list = argumentOf(link.node, 'import')
    if (list?.kind !== Kind.LIST) continue
    const item = list.values.find((value) => print(value).includes(`"${name}"`))
    if (item) return { item, list: list.values }
  }
  return undefined
}

const linkEdits = (sdl: SubmittedSdl, { code, message }: CompositionError, node: ASTNode | undefined): Edit[] => {
  if (code === 'LINK_IMPORT_NAME_MISMATCH') {
    const name = /^The "@(\w+)"/.exec(message)?.[1] ?? ''
    const used = sdl.names.usable(name)
    const found = importItem(sdl, `@${used}`)
    const edits = found ? [replace(found.item, `"@${name}"`)] : []
    visit(sdl.document, { Directive: (directive) => { if (directive.name.value === used) edits.push(replace(directive.name, name)) } })
    return edits
  }
  const renamed = /import renaming: (?:directive|type) "(@?\w+)"/.exec(message)?.[1]
  const unknown = /unknown element "(@?\w+)"/.exec(message)?.[1]
  const found = importItem(sdl, renamed ?? unknown ?? '')
  if (found && renamed) return [replace(found.item, `"${renamed}"`)]
  if (found) {
    const index = found.list.indexOf(found.item)
    const [before, after] = [found.list[index - 1], found.list[index + 1]]
    const start = before ? placeOf(before).end : placeOf(found.item).start
    return [{ start, end: before || !after ? placeOf(found.item).end : placeOf(after).start, text: '' }]
  }
  return node ? [withoutLink(sdl, node)] : []
}

/** The type that others give to a field, where the submission may use it. */
const typeOfOthers = (sdl: SubmittedSdl, message: string, namespace: string): string | undefined => {
  const [, other] = [...message.matchAll(/type "([^"]+)" in subgraphs? ((?:"[^"]+"(?:, | and )?)+)/g)].find(([, , names]) => !names?.includes(`"${namespace}"`)) ?? []
  const named = /\w+/.exec(other ?? '')?.[0] ?? ''
  return BUILT_IN.has(named) || sdl.types.has(named) ? other : undefined
}

/** Edits that make a composition error go away: what is smallest where we know it, else the element goes. */
export const repair = (sdl: SubmittedSdl, namespace: string, error: CompositionError, { element, directive, node }: Place): Edit[] => {
  const { code, message } = error
  if (code === 'INVALID_GRAPHQL') {
    const edits = schema(sdl, error)
    if (edits && edits.length > 0) return edits
    if (/Invalid default value/.test(message)) return withoutDefault(element)
    if (directive) return [removal(sdl.text, directive)]
  }
  if (code === 'COMPOSER_FAILED') return withoutDefault(element)
  if (/LINK/.test(code)) return linkEdits(sdl, error, node)
  if (/DEFINITION_INVALID$/.test(code)) return node ? [removal(sdl.text, node)] : []
  if (code === 'EXTENSION_WITH_NO_BASE' && element) {
    const [first] = element.type.nodes
    const start = first && isExtension(first) ? sdl.text.indexOf('extend', placeOf(first).start) : -1
    return start < 0 ? [] : [{ start, end: start + 'extend '.length, text: '' }]
  }
  if (!element) return []
  if (code === 'ONLY_INACCESSIBLE_CHILDREN') {
    return element.type.nodes.flatMap((each) => [...('fields' in each ? (each.fields ?? []) : []), ...('values' in each ? (each.values ?? []) : [])])
      .flatMap((child) => (child.directives ?? []).filter((mark) => sdl.names.canonical(mark.name.value) === 'inaccessible').map((mark) => removal(sdl.text, mark)))
  }
  if (/INACCESSIBLE/.test(code)) return withoutDirectives(sdl, element, 'inaccessible')
  if (code === 'EXTERNAL_ON_INTERFACE' || code === 'EXTERNAL_MISSING_ON_BASE') return withoutDirectives(sdl, element, 'external')
  if (code === 'EXTERNAL_TYPE_MISMATCH' && element.kind === 'field') {
    const other = typeOfOthers(sdl, message, namespace)
    return other && namedType(element.node.type) !== other ? [replace(element.node.type, other)] : without(sdl, element)
  }
  if (code === 'EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE') return withoutDirectives(sdl, element, 'provides')
  if (/LIST_SIZE/.test(code)) return withoutDirectives(sdl, element, 'listSize')
  if (code === 'INTERFACE_KEY_NOT_ON_IMPLEMENTATION') return withoutDirectives(sdl, element, 'key')
  if (code !== 'EXTERNAL_UNUSED' && code !== 'SATISFIABILITY_ERROR' && directive && !isOnlyKey(sdl, element, directive)) return [removal(sdl.text, directive)]
  return without(sdl, element)
}

const isOnlyKey = (sdl: SubmittedSdl, element: Element, directive: ConstDirectiveNode): boolean =>
  sdl.names.canonical(directive.name.value) === 'key' && element.type.nodes.flatMap((node) => (hasDirective(sdl, node, 'key') ? [node] : [])).length === 1 && /^"\s*id\s*"$/.test(print(argumentOf(directive, 'fields') ?? directive))
