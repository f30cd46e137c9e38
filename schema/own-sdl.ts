import { type DefinitionNode, type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, print } from 'graphql'
import { coreFieldNames, coreTypes, shareableCoreFields } from './core-fields.ts'
import { isResourceKind, type KindShape } from './kind.ts'
import { listSdl, withdrawSdl } from './list-sdl.ts'
import { FEDERATION_LINK, FEED_SDL, INSIDE_SDL, LISTS_SDL } from './sdl-files.ts'

const nameOf = (node: DefinitionNode): string | undefined => ('name' in node && node.name ? node.name.value : undefined)
const isExtension = (node: DefinitionNode): boolean => node.kind.endsWith('Extension')

const keyDirective = (field: string) => parse(`type X @key(fields: "${field}") { id: ID! }`, { noLocation: true }).definitions[0] as ObjectTypeDefinitionNode

/** A resource type as its owner writes it, with its keys and the core fields before its own. */
const withCore = (node: ObjectTypeDefinitionNode, kind: KindShape): ObjectTypeDefinitionNode => {
  const own = node.fields ?? []
  const clash = isResourceKind(kind) && own.find((field) => coreFieldNames.includes(field.name.value))
  if (clash) throw new Error(`${kind.typename}.${clash.name.value} is a core field already: drop it from schema.graphql`)
  const idField = shareableCoreFields[0] as FieldDefinitionNode
  const fields = isResourceKind(kind) ? [...shareableCoreFields, ...own] : own.some((field) => field.name.value === 'id') ? own : [idField, ...own]
  const keys = ['id', ...kind.keys].flatMap((key) => keyDirective(key).directives ?? [])
  return { ...node, directives: [...keys, ...(node.directives ?? [])], fields }
}

/** Folds `extend input X` of a list filter and `extend enum X` into the generated definition, so that a reader of the SDL finds one. */
const folded = (definitions: readonly DefinitionNode[]): DefinitionNode[] => {
  const result: DefinitionNode[] = []
  for (const node of definitions) {
    const target = isExtension(node) ? result.findIndex((other) => !isExtension(other) && nameOf(other) === nameOf(node)) : -1
    const into = result[target]
    if (into?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && node.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION) {
      result[target] = { ...into, fields: [...(into.fields ?? []), ...(node.fields ?? [])] }
    } else result.push(node)
  }
  return result
}

/**
 * The full SDL of an own subgraph: what its `schema.graphql` says, and what every own subgraph has (core metadata, lists, feed, way in).
 * `source` declares its types with their special fields only; special filters are written as `extend input <Type>Filter`.
 */
export const ownSdl = (source: string, kinds: readonly KindShape[]): string => {
  const byName = new Map(kinds.map((kind) => [kind.typename, kind]))
  const written = parse(source, { noLocation: true }).definitions.map((node) => {
    const kind = node.kind === Kind.OBJECT_TYPE_DEFINITION ? byName.get(node.name.value) : undefined
    return kind ? withCore(node as ObjectTypeDefinitionNode, kind) : node
  })
  for (const kind of kinds) {
    if (!written.some((node) => nameOf(node) === kind.typename)) throw new Error(`schema.graphql declares no type ${kind.typename}`)
  }
  const declared = new Set(written.filter((node) => !isExtension(node)).map(nameOf))
  const generated = parse(
    [LISTS_SDL, ...kinds.map(listSdl), ...kinds.filter(isResourceKind).map(withdrawSdl), FEED_SDL, kinds.length > 0 ? INSIDE_SDL : ''].join('\n'),
    { noLocation: true },
  ).definitions
  const header = parse(FEDERATION_LINK, { noLocation: true }).definitions
  const core = coreTypes.filter((node) => !declared.has(nameOf(node)))
  return [...header, ...folded([...core, ...generated, ...written])].map((node) => print(node)).join('\n\n')
}

/** The full SDL of a subgraph of ours that owns no resources: what its `schema.graphql` says, and the core types that it may use. */
export const plainSdl = (source: string): string => {
  const written = parse(source, { noLocation: true }).definitions
  const declared = new Set(written.filter((node) => !isExtension(node)).map(nameOf))
  const core = coreTypes.filter((node) => !declared.has(nameOf(node)))
  return [...parse(FEDERATION_LINK, { noLocation: true }).definitions, ...core, ...written].map((node) => print(node)).join('\n\n')
}
