import {
  type DocumentNode, type FieldDefinitionNode, type InputValueDefinitionNode, isTypeDefinitionNode, isTypeExtensionNode, Kind, parse, type TypeDefinitionNode, type TypeExtensionNode, type TypeNode,
} from 'graphql'
import { type FederationNames, federationNames } from './federation-names.ts'

export type DeclarationNode = TypeDefinitionNode | TypeExtensionNode
export type FieldNode = FieldDefinitionNode | InputValueDefinitionNode
export type TypeKind = 'Scalar' | 'Object' | 'Interface' | 'Union' | 'Enum' | 'InputObject'
export type RootName = 'Query' | 'Mutation' | 'Subscription'

/** A type with everything that definition and extensions say of it. */
export interface DeclaredType {
  name: string
  kind: TypeKind
  nodes: DeclarationNode[]
  fields: Map<string, FieldNode>
}

/** A submitted SDL, parsed and indexed. Maps only: names come from strangers, `__proto__` is one. */
export interface SubmittedSdl {
  text: string
  document: DocumentNode
  names: FederationNames
  types: Map<string, DeclaredType>
  /** Name of a root type in this SDL → which root it is. */
  roots: Map<string, RootName>
}

/** More tokens than 256 kB of SDL without descriptions hold; bounds what parsing may cost. */
const MAX_TOKENS = 100_000

export const kindOf = (node: DeclarationNode): TypeKind => node.kind.replace(/Type(Definition|Extension)$/, '') as TypeKind
export const isExtension = (node: DeclarationNode): node is TypeExtensionNode => isTypeExtensionNode(node)
export const fieldsOf = (node: DeclarationNode): readonly FieldNode[] => ('fields' in node ? (node.fields ?? []) : [])
export const interfacesOf = (type: DeclaredType): string[] => type.nodes.flatMap((node) => ('interfaces' in node ? (node.interfaces ?? []).map(({ name }) => name.value) : []))
export const membersOf = (type: DeclaredType): string[] => type.nodes.flatMap((node) => ('types' in node ? (node.types ?? []).map(({ name }) => name.value) : []))
export const directivesOf = (type: DeclaredType) => type.nodes.flatMap((node) => node.directives ?? [])
export const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type))

/** Types that a link may bring under a name of the document's choice; whatever else it claims to import is looked at like any other. */
const FEDERATION_TYPES = new Set(['FieldSet', 'ContextFieldValue', 'Import', 'Purpose', 'Scope', 'Policy'])

/** What federation libraries put into an SDL by themselves: accepted, and nobody's business. */
export const isBoilerplate = (name: string, names: FederationNames): boolean =>
  /^(_Any|_Entity|_Service|_FieldSet|FieldSet)$/.test(name) || names.links.some((link) => name.startsWith(`${link.prefix}__`) || FEDERATION_TYPES.has(link.imports.get(name) ?? '')) || /^(link|federation|core|join)__/.test(name)

const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const

const rootsOf = (document: DocumentNode): Map<string, RootName> => {
  const given = document.definitions.flatMap((node) => (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.operationTypes ?? []) : []))
  const roots = new Map<string, RootName>()
  for (const [operation, name] of Object.entries(ROOTS)) if (!given.some((each) => each.operation === operation)) roots.set(name, name)
  for (const { operation, type } of given) roots.set(type.name.value, ROOTS[operation])
  return roots
}

/** Throws GraphQLError where the text is no SDL. */
export const submittedSdl = (text: string, maxTokens = MAX_TOKENS): SubmittedSdl => {
  const document = parse(text, { maxTokens })
  const types = new Map<string, DeclaredType>()
  for (const node of document.definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue
    const name = node.name.value
    const type = types.get(name) ?? { name, kind: kindOf(node), nodes: [], fields: new Map<string, FieldNode>() }
    type.nodes.push(node)
    for (const field of fieldsOf(node)) if (!type.fields.has(field.name.value)) type.fields.set(field.name.value, field)
    types.set(name, type)
  }
  return { text, document, names: federationNames(document), types, roots: rootsOf(document) }
}

export const rootTypes = (sdl: SubmittedSdl, root: RootName): DeclaredType[] => [...sdl.types.values()].filter((type) => sdl.roots.get(type.name) === root && type.kind === 'Object')
