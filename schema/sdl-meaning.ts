import { type ConstDirectiveNode, type DefinitionNode, type DocumentNode, GraphQLError, Kind, parse, print, type SelectionSetNode, type TypeNode, visit } from 'graphql'
import { federationNames, type FederationNames } from './checks/sdl/federation-names.ts'

/** Directives that change what a subgraph means to composition or to clients. */
const MEANINGFUL = new Set(['key', 'shareable', 'inaccessible', 'external', 'requires', 'provides', 'override', 'deprecated', 'tag', 'interfaceObject', 'oneOf'])
/** What federation libraries add to the SDL they serve, or leave out. */
const BOILERPLATE_TYPE = /^(_Any|_Entity|_Service|_FieldSet|FieldSet|(federation|link|join)__.*)$/
const BOILERPLATE_FIELD = new Set(['_entities', '_service'])
const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])

/** Facts of a schema by coordinate: `Telescope.aperture` → `Float`, `Telescope.aperture @deprecated` → its arguments. */
type Facts = Map<string, string>

const sortedSelection = (selection: SelectionSetNode): SelectionSetNode => ({
  ...selection,
  selections: selection.selections
    .map((node) => (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet ? { ...node, selectionSet: sortedSelection(node.selectionSet) } : node))
    .sort((a, b) => (print(a) < print(b) ? -1 : 1)),
})

const fieldSet = (text: string): string => {
  try {
    const operation = parse(`{${text}}`, { noLocation: true }).definitions[0]
    return operation?.kind === Kind.OPERATION_DEFINITION ? print(sortedSelection(operation.selectionSet)).replace(/\s+/g, ' ') : text
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return text
  }
}

const DEFAULTS: Record<string, string> = { 'key.resolvable': 'true', 'deprecated.reason': '"No longer supported"' }

const directiveFacts = (directives: readonly ConstDirectiveNode[], names: FederationNames): string[] =>
  directives.flatMap((directive) => {
    const name = names.canonical(directive.name.value)
    if (!MEANINGFUL.has(name)) return []
    const given = (directive.arguments ?? [])
      .map(({ name: argument, value }) => [argument.value, argument.value === 'fields' && value.kind === Kind.STRING ? fieldSet(value.value) : print(value)])
      .filter(([argument, value]) => DEFAULTS[`${name}.${argument}`] !== value)
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
    return [`@${name}${given.length > 0 ? `(${given.map(([argument, value]) => `${argument}: ${value}`).join(', ')})` : ''}`]
  })

const rootNames = (document: DocumentNode): Map<string, string> => {
  const roots = new Map<string, string>()
  for (const node of document.definitions) {
    if (node.kind !== Kind.SCHEMA_DEFINITION && node.kind !== Kind.SCHEMA_EXTENSION) continue
    for (const { operation, type } of node.operationTypes ?? []) roots.set(type.name.value, operation[0]?.toUpperCase() + operation.slice(1))
  }
  return roots
}

const describe = (node: DefinitionNode, roots: Map<string, string>, names: FederationNames, facts: Facts): void => {
  if (!('name' in node) || !node.name || node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION) return
  const type = roots.get(node.name.value) ?? node.name.value
  if (BOILERPLATE_TYPE.test(type) || BUILT_IN.has(type) || names.links.some((link) => type.startsWith(`${link.prefix}__`))) return
  const typed = (of: TypeNode): string => print(of).replace(/[_A-Za-z]\w*/, (name) => roots.get(name) ?? name)
  const marks = directiveFacts(node.directives ?? [], names)
  const inherited = marks.filter((mark) => mark === '@shareable')
  const own = marks.filter((mark) => mark !== '@shareable')
  const fields = 'fields' in node ? (node.fields ?? []).filter((field) => !BOILERPLATE_FIELD.has(field.name.value)) : []
  // A root type with nothing but federation's own fields is no root type.
  if (!('fields' in node) || fields.length > 0 || marks.length > 0) facts.set(type, node.kind.replace(/(TypeDefinition|TypeExtension)$/, ''))
  for (const mark of own) facts.set(`${type} ${mark}`, '')
  for (const name of 'interfaces' in node ? (node.interfaces ?? []) : []) facts.set(`${type} implements ${name.name.value}`, '')
  for (const name of 'types' in node ? (node.types ?? []) : []) facts.set(`${type} = ${name.name.value}`, '')
  for (const value of 'values' in node ? (node.values ?? []) : []) {
    facts.set(`${type}.${value.name.value}`, '')
    for (const mark of directiveFacts(value.directives ?? [], names)) facts.set(`${type}.${value.name.value} ${mark}`, '')
  }
  for (const field of fields) {
    const coordinate = `${type}.${field.name.value}`
    const defaultValue = field.kind === Kind.INPUT_VALUE_DEFINITION && field.defaultValue ? ` = ${print(field.defaultValue)}` : ''
    facts.set(coordinate, typed(field.type) + defaultValue)
    for (const mark of new Set([...inherited, ...directiveFacts(field.directives ?? [], names)])) facts.set(`${coordinate} ${mark}`, '')
    for (const argument of field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : []) {
      facts.set(`${coordinate}(${argument.name.value}:)`, typed(argument.type) + (argument.defaultValue ? ` = ${print(argument.defaultValue)}` : ''))
      for (const mark of directiveFacts(argument.directives ?? [], names)) facts.set(`${coordinate}(${argument.name.value}:) ${mark}`, '')
    }
  }
}

const factsOf = (sdl: string): Facts => {
  // Block strings and quotes are two ways to write the same value.
  const document = visit(parse(sdl, { noLocation: true }), { StringValue: (node) => (node.block ? { ...node, block: false } : undefined) })
  const [names, roots, facts] = [federationNames(document), rootNames(document), new Map<string, string>()]
  for (const node of document.definitions) describe(node, roots, names, facts)
  return facts
}

/**
 * Compares two SDLs by meaning: one sentence per difference, none where they say the same. Order, formatting, descriptions, `extend`,
 * definitions of directives, how federation's directives are imported, and what federation libraries add by themselves do not matter.
 * An SDL that does not parse is a difference.
 */
export const differencesInMeaning = (a: string, b: string): string[] => {
  const both: Facts[] = []
  for (const [index, sdl] of [a, b].entries()) {
    try {
      both.push(factsOf(sdl))
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      return [`${index === 0 ? '前者' : '后者'}无法解析 / the ${index === 0 ? 'first' : 'second'} does not parse: ${error.message}`]
    }
  }
  const [first = new Map(), second = new Map()] = both
  const differences: string[] = []
  for (const [coordinate, value] of first) {
    const other = second.get(coordinate)
    if (other === undefined) differences.push(`${coordinate} 只在前者 / only in the first`)
    else if (other !== value) differences.push(`${coordinate}: ${value} ≠ ${other}`)
  }
  for (const coordinate of second.keys()) if (!first.has(coordinate)) differences.push(`${coordinate} 只在后者 / only in the second`)
  return differences
}
