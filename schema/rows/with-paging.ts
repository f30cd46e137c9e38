import { type ArgumentNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode, type VariableDefinitionNode, visit } from 'graphql'
import { fragmentsOf, operationOf, responseName } from './selection-tree.ts'
import type { RowList } from './row-lists.ts'

/** A document whose list is asked page by page: the rows are the same, everything beside them is left out. */
export interface PagedDocument {
  document: DocumentNode
  /** Names of its variables for the size of a page and the cursor before it. */
  size: string
  after: string
  /** Name of the page information in the answer. */
  pageInfo: string
}

/** Arguments by which a client pages; the walk brings its own. A list cut by hand (`first: 10`) is walked to its end all the same. */
const PAGING = new Set(['first', 'after', 'last', 'before', 'page'])

/** Rewrites a document so that the list can be walked; null where the list has no pages or the document no such list. */
export const withPaging = (document: DocumentNode, { path, connection }: Pick<RowList, 'path' | 'connection'>, operationName?: string | null): PagedDocument | null => {
  const operation = operationOf(document, operationName)
  if (!operation || connection === null) return null
  const [size, after] = [freeVariable(operation, 'pageSize'), freeVariable(operation, 'pageAfter')]
  const to = connection.split('.')
  const rest = path.split('.').slice(to.length)
  // Everything beside the rows is gone, so that only they could bear this name already.
  const pageInfo = rest[0] === 'pageInfo' ? 'pageInfoOfWalk' : 'pageInfo'
  const set = onlyPath(document, operation.selectionSet, to, (field) => ({
    ...field,
    arguments: [...pagedArguments(field), argument('first', size), argument('after', after)],
    selectionSet: withSelections(onlyPath(document, field.selectionSet ?? EMPTY, rest, (row) => row), [pageInfoField(pageInfo)]),
  }))
  if (set.selections.length === 0) return null
  const definitions = [variable(size, 'Int', true), variable(after, 'String', false)]
  return { document: operationWith(document, operation, set, definitions), size, after, pageInfo }
}

/** Asks nothing but the total of a connection; null where it tells none. */
export const withTotal = (document: DocumentNode, { connection, total }: Pick<RowList, 'connection' | 'total'>, operationName?: string | null): DocumentNode | null => {
  const operation = operationOf(document, operationName)
  if (!operation || connection === null || total === null) return null
  const asked: FieldNode = { kind: Kind.FIELD, name: name('total'), ...(total === 'VALUE' ? { selectionSet: { kind: Kind.SELECTION_SET, selections: [field('value'), field('relation')] } } : {}) }
  const set = onlyPath(document, operation.selectionSet, connection.split('.'), (each) => ({ ...each, arguments: [...pagedArguments(each), one], selectionSet: { kind: Kind.SELECTION_SET, selections: [asked] } }))
  return set.selections.length === 0 ? null : operationWith(document, operation, set, [])
}

/** A document of the rows alone, for a list that comes whole. */
export const onlyRows = (document: DocumentNode, { path }: Pick<RowList, 'path'>, operationName?: string | null): DocumentNode | null => {
  const operation = operationOf(document, operationName)
  if (!operation) return null
  const set = onlyPath(document, operation.selectionSet, path.split('.'), (row) => row)
  return set.selections.length === 0 ? null : operationWith(document, operation, set, [])
}

const EMPTY: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] }
const name = (value: string) => ({ kind: Kind.NAME, value }) as const
const field = (value: string, selections?: readonly SelectionNode[]): FieldNode => ({ kind: Kind.FIELD, name: name(value), ...(selections ? { selectionSet: { kind: Kind.SELECTION_SET, selections } } : {}) })
const one: ArgumentNode = { kind: Kind.ARGUMENT, name: name('first'), value: { kind: Kind.INT, value: '1' } }
const argument = (key: string, from: string): ArgumentNode => ({ kind: Kind.ARGUMENT, name: name(key), value: { kind: Kind.VARIABLE, name: name(from) } })
const variable = (key: string, type: string, required: boolean): VariableDefinitionNode => {
  const named = { kind: Kind.NAMED_TYPE, name: name(type) } as const
  return { kind: Kind.VARIABLE_DEFINITION, variable: { kind: Kind.VARIABLE, name: name(key) }, type: required ? { kind: Kind.NON_NULL_TYPE, type: named } : named }
}
const withSelections = (set: SelectionSetNode, more: readonly SelectionNode[]): SelectionSetNode => ({ ...set, selections: [...set.selections, ...more] })
const pagedArguments = (of: FieldNode): ArgumentNode[] => (of.arguments ?? []).filter((each) => !PAGING.has(each.name.value))

const freeVariable = (operation: OperationDefinitionNode, wanted: string): string => {
  const taken = new Set(operation.variableDefinitions?.map((each) => each.variable.name.value))
  let free = wanted
  while (taken.has(free)) free += '_'
  return free
}

const pageInfoField = (as: string): FieldNode => ({ ...field('pageInfo', [field('hasNextPage'), field('endCursor')]), ...(as === 'pageInfo' ? {} : { alias: name(as) }) })

/** The selections that lead to the fields at a path, fragments on the way written out; `last` may rewrite each field found there. */
const onlyPath = (document: DocumentNode, from: SelectionSetNode, path: readonly string[], last: (field: FieldNode) => FieldNode): SelectionSetNode => {
  const fragments = fragmentsOf(document)
  const keep = (set: SelectionSetNode, at: number, inside: ReadonlySet<string>): SelectionSetNode => ({
    kind: Kind.SELECTION_SET,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        if (responseName(selection) !== path[at]) return []
        if (at === path.length - 1) return [last(selection)]
        const below = keep(selection.selectionSet ?? EMPTY, at + 1, inside)
        return below.selections.length === 0 ? [] : [{ ...selection, selectionSet: below }]
      }
      const spread = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : undefined
      if (spread && inside.has(spread.name.value)) return []
      const within = selection.kind === Kind.INLINE_FRAGMENT ? selection : spread
      if (!within) return []
      const below = keep(within.selectionSet, at, spread ? new Set([...inside, spread.name.value]) : inside)
      if (below.selections.length === 0) return []
      return [{ kind: Kind.INLINE_FRAGMENT, ...(within.typeCondition ? { typeCondition: within.typeCondition } : {}), directives: selection.directives ?? [], selectionSet: below }]
    }),
  })
  return path.length === 0 ? from : keep(from, 0, new Set())
}

/** The operation with another selection, and of fragments and variables only those that it still uses: unused ones are no valid document. */
const operationWith = (document: DocumentNode, operation: OperationDefinitionNode, selectionSet: SelectionSetNode, more: readonly VariableDefinitionNode[]): DocumentNode => {
  const fragments = fragmentsOf(document)
  const used = new Map<string, FragmentDefinitionNode>()
  const variables = new Set<string>()
  const note = (node: SelectionSetNode | OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      Variable: (each) => { variables.add(each.name.value) },
      FragmentSpread: ({ name: { value } }) => {
        const fragment = fragments.get(value)
        if (!fragment || used.has(value)) return
        used.set(value, fragment)
        note(fragment)
      },
    })
  }
  note({ ...operation, variableDefinitions: [], selectionSet })
  const definitions = [...(operation.variableDefinitions ?? []).filter((each) => variables.has(each.variable.name.value)), ...more]
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, variableDefinitions: definitions, selectionSet }, ...used.values()] }
}
