import { type ASTNode, type ConstDirectiveNode, Kind, print, visit } from 'graphql'
import type { CompositionError } from '../../compose.ts'
import { type Element, elementsOf } from '../sdl/elements.ts'
import { placeOf } from '../sdl/edits.ts'
import { namedType, type SubmittedSdl } from '../sdl/submitted-sdl.ts'

/** Where in the submitted SDL a composition error comes from. */
export interface Place {
  coordinate?: string
  element?: Element
  /** The directive, the reference or the declaration itself. */
  node?: ASTNode
  directive?: ConstDirectiveNode
}

const COORDINATE = /[_A-Za-z]\w*(?:\.[_A-Za-z]\w*(?:\([_A-Za-z]\w*:\))?)?/

/** Coordinates that the message quotes, in its order; the ones that graphql-js does not quote too. */
const mentioned = (message: string): string[] => {
  const quoted = new RegExp(`"(${COORDINATE.source})"|\\b([_A-Za-z]\\w*\\.[_A-Za-z]\\w*(?:\\([_A-Za-z]\\w*:\\))?)|\\b(?:on|Type|but|unknown type|Unknown type) ([_A-Z]\\w*)`, 'g')
  return [...message.matchAll(quoted)].map(([, a, b, c]) => a ?? b ?? c ?? '')
}

const usedDirective = (sdl: SubmittedSdl, matches: (directive: ConstDirectiveNode) => boolean): ConstDirectiveNode | undefined => {
  let found: ConstDirectiveNode | undefined
  visit(sdl.document, { Directive: (directive) => { if (!found && matches(directive as ConstDirectiveNode)) found = directive as ConstDirectiveNode } })
  return found
}

const reference = (sdl: SubmittedSdl, typename: string): ASTNode | undefined => {
  let found: ASTNode | undefined
  visit(sdl.document, { NamedType: (node) => { if (!found && node.name.value === typename) found = node } })
  return found
}

/** All directives of an element; of a type, those of its extensions too. */
export const directivesAt = (element: Element): readonly ConstDirectiveNode[] =>
  element.kind === 'type' ? element.type.nodes.flatMap((node) => node.directives ?? []) : (element.node.directives ?? [])

const elementAround = (sdl: SubmittedSdl, node: ASTNode): Element | undefined => {
  const { start, end } = placeOf(node)
  const around = [...elementsOf(sdl)].filter((element) => {
    const nodes = element.kind === 'type' ? element.type.nodes : [element.node]
    return nodes.some((each) => placeOf(each).start <= start && end <= placeOf(each).end)
  })
  return around.at(-1)
}

/** What the composer's message says of directives: `for @key(fields: "nope")`, `@cost cannot be applied`, `Directive "@tag"`. */
const namedDirective = (sdl: SubmittedSdl, message: string, element: Element | undefined): ConstDirectiveNode | undefined => {
  const applied = /for (@\w+)(\([^)]*\))?: /.exec(message)
  const at = element ? directivesAt(element) : []
  if (applied && element) {
    const text = `${applied[1]}${applied[2] ?? ''}`
    return at.find((directive) => print(directive) === text) ?? at.find((directive) => `@${directive.name.value}` === applied[1])
  }
  const name = /"?@(\w+)/.exec(message)?.[1]
  if (name === undefined) return undefined
  const same = (directive: ConstDirectiveNode): boolean => directive.name.value === name || sdl.names.canonical(directive.name.value) === name
  if (element) return at.filter(same).at(-1)
  const argument = /argument "(\w+)" of type .* is required/.exec(message)?.[1]
  return usedDirective(sdl, (directive) => same(directive) && (argument === undefined || !(directive.arguments ?? []).some((given) => given.name.value === argument)))
}

/** Finds the element that a composition error is about, from the coordinates in its message: the composer's own nodes are often the other side's. */
export const locate = (sdl: SubmittedSdl, { code, message }: CompositionError): Place => {
  const byCoordinate = new Map([...elementsOf(sdl)].map((element) => [element.coordinate, element]))
  const names = mentioned(message.replace(/^\[[^\]]+\] /, ''))
  const candidates = code === 'SATISFIABILITY_ERROR' ? [...names.filter((name) => name.includes('.')), ...names] : names
  // Of an interface and what does not keep it, the latter is at fault.
  const implementation = /^\[[^\]]*\] Interface field .*(?: but| \.\.\.)? (\w+(?:\.\w+)?) (?:does not provide|of type)/.exec(message)?.[1] ?? ''
  const coordinate = byCoordinate.has(implementation) ? implementation : candidates.find((name) => byCoordinate.has(name))
  const sized = /^\[[^\]]*\] Sized field "(\w+)"/.exec(message)?.[1]
  if (sized !== undefined) {
    const directive = usedDirective(sdl, (each) => sdl.names.canonical(each.name.value) === 'listSize' && print(each).includes(`"${sized}"`))
    const element = directive ? elementAround(sdl, directive) : undefined
    return { coordinate: element?.coordinate, element, node: directive, directive }
  }
  if (code === 'COMPOSER_FAILED' && /Cannot convert value to AST/.test(message)) {
    const element = [...byCoordinate.values()].find(isObjectForScalar(sdl))
    return { coordinate: element?.coordinate, element, node: element?.node }
  }
  if (/DEFINITION_INVALID$/.test(code)) {
    const defined = /definition for (?:type|directive) "?@?(\w+)/.exec(message)?.[1]
    const node = sdl.document.definitions.find((each) => 'name' in each && each.name?.value === defined && (each.kind === Kind.DIRECTIVE_DEFINITION) === message.includes('directive'))
    return { coordinate: defined, node }
  }
  if (/LINK/.test(code)) return { node: linkFor(sdl, message) }
  const unknown = /[Uu]nknown type "?(\w+)/.exec(message)?.[1]
  if (unknown !== undefined && !sdl.types.has(unknown)) {
    const node = reference(sdl, unknown)
    const element = node ? elementAround(sdl, node) : undefined
    return { coordinate: element?.coordinate, element, node }
  }
  const element = coordinate === undefined ? undefined : byCoordinate.get(coordinate)
  const directive = namedDirective(sdl, message, element)
  const around = element ?? (directive ? elementAround(sdl, directive) : undefined)
  return { coordinate: around?.coordinate, element: around, node: directive ?? around?.node, directive }
}

/** A default `{ … }` of a scalar of one's own: GraphQL allows it, and no tool can print it. */
const isObjectForScalar = (sdl: SubmittedSdl) => ({ node }: Element): boolean =>
  node.kind === Kind.INPUT_VALUE_DEFINITION && node.defaultValue?.kind === Kind.OBJECT && (sdl.types.get(namedType(node.type))?.kind ?? 'Scalar') === 'Scalar'

/** The link that the message speaks of; the last one, where it names none or two of the same. */
const linkFor = (sdl: SubmittedSdl, message: string): ASTNode | undefined =>
  (sdl.names.links.filter(({ identity }) => message.includes(identity)).at(-1) ?? sdl.names.links.at(-1))?.node
