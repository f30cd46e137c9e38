import { type FieldNode, type InlineFragmentNode, Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql'
import { endOfLineWithin, extentToRemove, indentationAt, type TextEdit } from './text-edit.ts'

/** Whatever owns a selection set, from the operation down to the set that is edited. */
export type Owner = OperationDefinitionNode | FieldNode | InlineFragmentNode

/**
 * Edits of the written text, never a print of the syntax tree: comments, blank lines and whatever the panel cannot show stay as they are.
 * `selection` is one selection on lines of its own, indented from nothing.
 */
export const addSelection = (source: string, owner: Owner, selection: string): TextEdit[] => {
  const set = owner.selectionSet
  if (!set) return openSet(source, owner, selection)
  const placeholder = onlyPlaceholder(owner, set)
  if (placeholder) return [{ ...placeOf(placeholder), text: indented(selection, indentationAt(source, placeOf(placeholder).start)) }]
  const last = set.selections.at(-1)
  const end = placeOf(set).end - 1
  if (!last) return [{ start: end, end, text: ` ${selection} ` }]
  const from = placeOf(last).end
  const isOneLine = !source.slice(placeOf(set).start, end).includes('\n')
  if (isOneLine && !selection.includes('\n')) return [{ start: from, end: from, text: ` ${selection}` }]
  const first = placeOf(set.selections[0] ?? last).start
  const indent = isOneLine ? `${indentationAt(source, placeOf(set).start)}  ` : indentationAt(source, first)
  const at = endOfLineWithin(source, from, end)
  return [{ start: at, end: at, text: `\n${indent}${indented(selection, indent)}` }]
}

/** A field loses its braces when its last selection goes, so it goes too; an operation keeps `__typename`. */
export const removeSelection = (source: string, owners: readonly Owner[], selection: SelectionNode): TextEdit[] => {
  const owner = owners.at(-1)
  if (!owner?.selectionSet || owner.selectionSet.selections.length > 1) return [{ ...extentToRemove(source, ...pair(selection)), text: '' }]
  if (owner.kind === Kind.OPERATION_DEFINITION) return [{ ...placeOf(selection), text: PLACEHOLDER }]
  return removeSelection(source, owners.slice(0, -1), owner)
}

/** What stands in an operation that asks for nothing, since an empty one cannot be written. */
export const PLACEHOLDER = '__typename'

const onlyPlaceholder = (owner: Owner, { selections }: SelectionSetNode): SelectionNode | undefined => {
  const [only] = selections
  if (owner.kind !== Kind.OPERATION_DEFINITION || selections.length !== 1 || only?.kind !== Kind.FIELD) return undefined
  return only.name.value === PLACEHOLDER && !only.alias ? only : undefined
}

const openSet = (source: string, owner: Owner, selection: string): TextEdit[] => {
  const { start, end } = placeOf(owner)
  const indent = indentationAt(source, start)
  return [{ start: end, end, text: ` {\n${indent}  ${indented(selection, `${indent}  `)}\n${indent}}` }]
}

const indented = (text: string, indent: string): string => text.replaceAll('\n', `\n${indent}`)

/** Syntax trees of the panel are always parsed with their places. */
export const placeOf = (node: { readonly loc?: { start: number; end: number } }): { start: number; end: number } => {
  if (!node.loc) throw new Error('a node without its place in the text')
  return { start: node.loc.start, end: node.loc.end }
}

const pair = (node: SelectionNode): [number, number] => [placeOf(node).start, placeOf(node).end]
