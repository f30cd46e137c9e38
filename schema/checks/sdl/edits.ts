import type { ASTNode, ConstDirectiveNode, NameNode, TypeNode } from 'graphql'
import type { Edit } from '../check.ts'

/** Where a node stands in its text. Nodes of submitted SDLs are always parsed with their places. */
export const placeOf = (node: ASTNode): { start: number; end: number } => {
  if (!node.loc) throw new Error(`${node.kind} was parsed without its place`)
  return { start: node.loc.start, end: node.loc.end }
}

/** The name of a declaration is where a reader looks; its node begins with the description. */
export const locationOf = (node: ASTNode): { line: number; column: number } => {
  const at = 'name' in node && node.name && node.kind !== 'Directive' ? (node.name as NameNode) : node
  const token = (at.loc ?? node.loc)?.startToken
  if (!token) throw new Error(`${node.kind} was parsed without its place`)
  return { line: token.line, column: token.column }
}

export const locationAt = (text: string, offset: number): { line: number; column: number } => {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

export const replace = (node: ASTNode, text: string): Edit => ({ ...placeOf(node), text })
export const insertAfter = (node: ASTNode, text: string): Edit => ({ start: placeOf(node).end, end: placeOf(node).end, text })
export const insertBefore = (node: ASTNode, text: string): Edit => ({ start: placeOf(node).start, end: placeOf(node).start, text })
export const append = (sdl: string, text: string): Edit => ({ start: sdl.length, end: sdl.length, text: `${sdl.endsWith('\n') ? '' : '\n'}${text}\n` })

/** Removes a node; with its whole line, where nothing else stands there. */
export const removal = (sdl: string, node: ASTNode): Edit => removalOf(sdl, placeOf(node).start, placeOf(node).end)

export const removalOf = (sdl: string, start: number, end: number): Edit => {
  let [first, last] = [start, end]
  while (first > 0 && ' \t'.includes(sdl[first - 1] ?? '')) first -= 1
  while (last < sdl.length && ' \t,'.includes(sdl[last] ?? '')) last += 1
  const aloneInLine = (first === 0 || '\r\n'.includes(sdl[first - 1] ?? '')) && (last === sdl.length || '\r\n'.includes(sdl[last] ?? ''))
  if (aloneInLine) return { start: first, end: last + (sdl.startsWith('\r\n', last) ? 2 : last < sdl.length ? 1 : 0), text: '' }
  // A blank stays, so that the neighbours do not grow together.
  return { start, end, text: /\w/.test(sdl[start - 1] ?? '') && /\w/.test(sdl[end] ?? '') ? ' ' : '' }
}

/** The type without the `!` at its end. */
export const nullable = (type: TypeNode): Edit[] => {
  if (type.kind !== 'NonNullType') return []
  const { end } = placeOf(type)
  return [{ start: end - 1, end, text: '' }]
}

export const withDirective = (node: { name: NameNode; interfaces?: readonly ASTNode[]; directives?: readonly ConstDirectiveNode[]; type?: TypeNode }, directive: string): Edit =>
  insertAfter(node.directives?.at(-1) ?? node.type ?? node.interfaces?.at(-1) ?? node.name, ` ${directive}`)
