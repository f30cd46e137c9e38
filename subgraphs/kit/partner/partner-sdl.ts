import { type DefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, print, visit } from 'graphql'
import { coreFieldNames, coreTypes } from '../../../schema/core-fields.ts'
import { isResourceKind, type KindShape } from '../../../schema/kind.ts'
import { FEED_SDL } from '../../../schema/sdl-files.ts'

const HEADER = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])'
const KEY = parse('type Entity @key(fields: "id") { "图中编号 <命名空间>:<本地号> / Id in the graph, <namespace>:<local>" id: ID! }', { noLocation: true }).definitions[0] as ObjectTypeDefinitionNode
/** Entities of ours that a partner may refer to by id, and the one value type that everybody declares. */
const REFERABLE = new Set(['Organization', 'Platform', 'Project', 'PageInfo'])

const nameOf = (node: DefinitionNode): string | undefined => ('name' in node && node.name ? node.name.value : undefined)

/** A resource type as a partner submits it: its key and its own fields. */
const withKey = (node: ObjectTypeDefinitionNode, kind: KindShape): ObjectTypeDefinitionNode => {
  const clash = node.fields?.find(({ name }) => coreFieldNames.includes(name.value))
  if (clash) throw new Error(`${kind.typename}.${clash.name.value} is the kit's or the catalogue's to answer: drop it from schema.graphql`)
  return { ...node, directives: [...(KEY.directives ?? []), ...(node.directives ?? [])], fields: [...(KEY.fields ?? []), ...(node.fields ?? [])] }
}

const namedIn = (definitions: readonly DefinitionNode[]): Set<string> => {
  const names = new Set<string>()
  for (const definition of definitions) visit(definition, { NamedType: ({ name }) => void names.add(name.value) })
  return names
}

/** Of the core only what a partner may declare again: scalars as they are, and entities by their key. */
const coreUsedBy = (written: readonly DefinitionNode[], prefix: string): DefinitionNode[] => {
  const declared = new Set(written.map(nameOf))
  const named = namedIn(written)
  return coreTypes.filter((node) => {
    const name = nameOf(node) ?? ''
    if (!named.has(name) || declared.has(name)) return false
    if (node.kind !== Kind.SCALAR_TYPE_DEFINITION && !REFERABLE.has(name)) throw new Error(`${name} is a type of the core, which a partner cannot declare: write one of your own under your prefix, such as ${prefix}${name}`)
    return true
  })
}

const checkKinds = (kinds: readonly KindShape[], written: readonly DefinitionNode[]): void => {
  for (const kind of kinds) {
    if (!written.some((node) => nameOf(node) === kind.typename)) throw new Error(`schema.graphql declares no type ${kind.typename}`)
    if (!isResourceKind(kind)) throw new Error(`${kind.typename} has no resourceTypes: a partner's feed tells of registered resource types only`)
    if (kind.keys.length > 0) throw new Error(`${kind.typename} has keys beside its id: the graph asks a partner by id only`)
  }
}

/**
 * The full SDL of a partner's subgraph, as it is submitted and as it is served: what its `schema.graphql` says, the key of its resource types, and the feed.
 * Core fields, lists and what lies between belong to the catalogue.
 */
export const partnerSdl = (source: string, kinds: readonly KindShape[]): string => {
  const written = parse(source, { noLocation: true }).definitions
  checkKinds(kinds, written)
  const byName = new Map(kinds.map((kind) => [kind.typename, kind]))
  const own = written.map((node) => {
    const kind = node.kind === Kind.OBJECT_TYPE_DEFINITION ? byName.get(node.name.value) : undefined
    return kind ? withKey(node as ObjectTypeDefinitionNode, kind) : node
  })
  const header = written.some(({ kind }) => kind === Kind.SCHEMA_EXTENSION) ? [] : parse(HEADER, { noLocation: true }).definitions
  const all = [...header, ...coreUsedBy(written, kinds[0]?.typename ?? ''), ...own, ...parse(FEED_SDL, { noLocation: true }).definitions]
  return `${all.map((node) => print(node)).join('\n\n')}\n`
}
