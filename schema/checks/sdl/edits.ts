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
  const lead = /(^|[\r\n])[ \t]*$/.exec(sdl.slice(0, start))
  const rest = /^[ \t,]*(\r\n|\n|\r|$)/.exec(sdl.slice(end))
  if (lead && rest) return { start: start - lead[0].length + (lead[1]?.length ?? 0), end: end + rest[0].length, text: '' }
  // A blank stays, so that the neighbours do not grow together.
  return { start, end, text: /\w$/.test(sdl.slice(0, start)) && /^\w/.test(sdl.slice(end)) ? ' ' : '' }
}

/** The type without the `!` at its end. */
export const nullable = (type: TypeNode): Edit[] => {
  if (type.kind !== 'NonNullType') return []
  const { end } = placeOf(type)
  return [{ start: end - 1, end, text: '' }]
}

export const withDirective = (node: { name: NameNode; interfaces?: readonly ASTNode[]; directives?: readonly ConstDirectiveNode[]; type?: TypeNode }, directive: string): Edit =>
  insertAfter(node.directives?.at(-1) ?? node.type ?? node.interfaces?.at(-1) ?? node.name, ` ${directive}`)
