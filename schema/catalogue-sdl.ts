import { type FieldDefinitionNode, type InterfaceTypeDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, print } from 'graphql'
import { coreFields, coreTypes, shareableCoreFields } from './core-fields.ts'
import { FEDERATION_LINK, LISTS_SDL } from './sdl-files.ts'
import type { ResourceTypeEntry } from './supergraph.ts'

const key = (parse('interface X @key(fields: "id") { id: ID! }', { noLocation: true }).definitions[0] as InterfaceTypeDefinitionNode).directives ?? []
const named = (name: string) => ({ kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } }) as const

const stub = (typename: string, label: string, catalogueFields: readonly FieldDefinitionNode[]): ObjectTypeDefinitionNode => ({
  kind: Kind.OBJECT_TYPE_DEFINITION,
  description: { kind: Kind.STRING, value: label },
  name: { kind: Kind.NAME, value: typename },
  interfaces: [named('Resource'), named('Node')],
  directives: key,
  fields: [...shareableCoreFields, ...catalogueFields],
})

/**
 * The catalogue's SDL for one version of the graph: what its `schema.graphql` says, `Resource` with the core fields,
 * and one generated stub per resource type, so that a mixed list answers all core fields in one hop and a partner's type is a `Resource`.
 */
export const catalogueSdl = (source: string, resourceTypes: readonly ResourceTypeEntry[]): string => {
  const written = parse(source, { noLocation: true }).definitions
  const resource = written.find((node) => node.kind === Kind.INTERFACE_TYPE_DEFINITION && node.name.value === 'Resource')
  if (resource?.kind !== Kind.INTERFACE_TYPE_DEFINITION) throw new Error('the catalogue declares no interface Resource')
  const catalogueFields = resource.fields ?? []
  const labels = new Map<string, string>()
  for (const type of [...resourceTypes].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const label = `${type.label} / ${type.labelEn ?? type.typename}`
    labels.set(type.typename, labels.has(type.typename) ? `${labels.get(type.typename)}; ${label}` : label)
  }
  const stubs = [...labels].sort(([a], [b]) => (a < b ? -1 : 1)).map(([typename, label]) => stub(typename, label, catalogueFields))
  const declared = new Set(written.map((node) => ('name' in node && node.name ? node.name.value : undefined)))
  const definitions = [
    ...parse(FEDERATION_LINK, { noLocation: true }).definitions,
    ...coreTypes.filter((node) => !('name' in node && node.name && declared.has(node.name.value))),
    ...parse(LISTS_SDL, { noLocation: true }).definitions,
    ...written.map((node) => (node === resource ? { ...resource, fields: [...coreFields, ...catalogueFields] } : node)),
    ...stubs,
  ]
  return definitions.map((node) => print(node)).join('\n\n')
}
