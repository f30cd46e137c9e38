import { type DirectiveNode, type DocumentNode, Kind, type ValueNode } from 'graphql'

/** How a document names federation's directives: by import, renamed import or prefix. Without a link to federation it is of federation 1. */
export interface FederationNames {
  /** Undefined in federation 1. */
  version?: { major: number; minor: number }
  /** Federation's own name of a directive as it is used in the document, without `@`: `primaryKey` → `key`. Others stay as they are. */
  canonical(used: string): string
  /** Name under which the document may use a directive of federation, without `@`, whether it is imported or not. */
  usable(canonical: string): string
  links: readonly Link[]
}

/** One `@link` of the document. */
export interface Link {
  node: DirectiveNode
  url: string
  /** URL without its version: `https://specs.apollo.dev/federation`. */
  identity: string
  version: string
  /** Prefix of names that are not imported. */
  prefix: string
  /** Imported elements: name in the document → name in the specification, directives with `@`. */
  imports: ReadonlyMap<string, string>
}

export const FEDERATION = 'https://specs.apollo.dev/federation'

const textOf = (value: ValueNode | undefined): string | undefined => (value?.kind === Kind.STRING ? value.value : undefined)
export const argumentOf = (directive: DirectiveNode, name: string): ValueNode | undefined => directive.arguments?.find((argument) => argument.name.value === name)?.value

const importsOf = (value: ValueNode | undefined): Map<string, string> => {
  const imports = new Map<string, string>()
  for (const item of value?.kind === Kind.LIST ? value.values : []) {
    if (item.kind === Kind.STRING) imports.set(item.value, item.value)
    if (item.kind !== Kind.OBJECT) continue
    const part = (name: string) => textOf(item.fields.find((field) => field.name.value === name)?.value)
    const name = part('name')
    if (name !== undefined) imports.set(part('as') ?? name, name)
  }
  return imports
}

const linkOf = (node: DirectiveNode): Link | undefined => {
  const url = textOf(argumentOf(node, 'url'))
  if (url === undefined) return undefined
  const parts = /^(.*?)\/(v\d+\.\d+)\/?$/.exec(url)
  const identity = parts?.[1] ?? url.replace(/\/$/, '')
  const prefix = textOf(argumentOf(node, 'as')) ?? identity.split('/').at(-1) ?? ''
  return { node, url, identity, version: parts?.[2] ?? '', prefix, imports: importsOf(argumentOf(node, 'import')) }
}

const schemaDirectives = (document: DocumentNode): DirectiveNode[] =>
  document.definitions.flatMap((node) => (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : []))

export const federationNames = (document: DocumentNode): FederationNames => {
  const links = schemaDirectives(document).filter((node) => node.name.value === 'link').map(linkOf).filter((link) => link !== undefined)
  const federation = links.find((link) => link.identity === FEDERATION)
  const version = /^v(\d+)\.(\d+)$/.exec(federation?.version ?? '')
  return {
    links,
    version: federation ? { major: Number(version?.[1] ?? 2), minor: Number(version?.[2] ?? 0) } : undefined,
    canonical(used) {
      for (const link of links) {
        const imported = link.imports.get(`@${used}`)
        if (imported) return imported.slice(1)
        if (used.startsWith(`${link.prefix}__`)) return used.slice(link.prefix.length + 2)
      }
      return used
    },
    usable(canonical) {
      if (!federation) return canonical
      for (const [used, imported] of federation.imports) if (imported === `@${canonical}`) return used.slice(1)
      return `${federation.prefix}__${canonical}`
    },
  }
}
