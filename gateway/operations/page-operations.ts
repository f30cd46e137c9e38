import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DefinitionNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql'

/** Folder of the pages, whose `.graphql` files hold what they ask. */
export const PAGES = fileURLToPath(new URL('../web/', import.meta.url))

export interface PageOperation {
  /** File within the folder of the pages. */
  file: string
  name: string
  definition: OperationDefinitionNode
  fragments: readonly FragmentDefinitionNode[]
  /** Word for word what a browser sends. */
  text: string
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** The fragments that these definitions spread, in the order of their names; wherever in the pages they are written. */
export const spreadBy = (definitions: readonly DefinitionNode[], fragments: Fragments): FragmentDefinitionNode[] => {
  const needed = new Map<string, FragmentDefinitionNode>()
  const collect = (node: DefinitionNode): void => void visit(node, { FragmentSpread: ({ name: { value } }) => {
    const fragment = fragments.get(value)
    if (!fragment || needed.has(value)) return
    needed.set(value, fragment)
    collect(fragment)
  } })
  definitions.forEach(collect)
  return [...needed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fragment]) => fragment)
}

/** Every operation of the pages' `.graphql` files, in the order of files and lines, each with the fragments that it needs. */
export const pageOperations = (): PageOperation[] => {
  const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql') && !name.startsWith('dist')).sort()
  const documents = files.map((file) => ({ file, definitions: parse(readFileSync(join(PAGES, file), 'utf8'), { noLocation: true }).definitions }))
  const written = documents.flatMap(({ definitions }) => definitions).filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
  const known: Fragments = new Map(written.map((fragment) => [fragment.name.value, fragment]))
  return documents.flatMap(({ file, definitions }) => definitions.flatMap((definition): PageOperation[] => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return []
    const name = definition.name?.value
    if (name === undefined) throw new Error(`gateway/web/${file}: every operation of a page has a name`)
    const fragments = spreadBy([definition], known)
    return [{ file, name, definition, fragments, text: `${[definition, ...fragments].map((each) => print(each)).join('\n\n')}\n` }]
  }))
}
