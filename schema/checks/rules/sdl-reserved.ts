import type { Edit, Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { replace } from '../sdl/edits.ts'
import { type Element, elementsOf } from '../sdl/elements.ts'
import { renameField, renameType, renameValue } from '../sdl/rename.ts'
import type { SubmittedSdl } from '../sdl/submitted-sdl.ts'

/** Names that every object of JavaScript answers to, and of which a record must not consist. */
const PROTOTYPE = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype'])

const replacement = ({ kind, node }: Element): string => {
  const name = node.name.value
  const bare = name.replace(/^_+|_+$/g, '') || 'named'
  if (!PROTOTYPE.has(name) && !PROTOTYPE.has(bare)) return bare
  switch (kind) {
    case 'type': return `${bare[0]?.toUpperCase()}${bare.slice(1)}Value`
    case 'value': return `${bare}_VALUE`
    default: return `${bare}Value`
  }
}

const renaming = (sdl: SubmittedSdl, element: Element, to: string): Edit[] => {
  const { kind, node, type } = element
  switch (kind) {
    case 'type': return renameType(sdl, type.name, to)
    case 'field': return renameField(sdl, type.name, node.name.value, to)
    case 'argument': return [replace(node.name, to)]
    case 'value': return renameValue(sdl, node, to)
  }
}

const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  return [...elementsOf(sdl)].flatMap((element) => {
    const name = element.node.name.value
    const reserved = name.startsWith('__')
    if (!reserved && !PROTOTYPE.has(name)) return []
    const to = replacement(element)
    return [finding({
      code: PROTOTYPE.has(name) ? 'PROTOTYPE_NAME' : 'RESERVED_NAME', coordinate: element.coordinate, node: element.node,
      message: say(`不可用名称 ${name}`, `The name ${name} must not be used`),
      cause: PROTOTYPE.has(name)
        ? say('JavaScript 的每个对象都有这个名称,网关、客户端合并结果时会出错,甚至被利用', 'Every object of JavaScript answers to this name; gateways and clients that merge answers break on it, or can be abused')
        : say('以两个下划线开头的名称由 GraphQL 保留', 'GraphQL reserves names that begin with two underscores'),
      fix: say(`改名,如 ${to}`, `Rename it, to ${to} for instance`),
      edits: renaming(sdl, element, to),
    })]
  })
}

export const sdlReserved: Rule = { id: 'sdl.reserved', needs: ['sdl.syntax'], forgives: false, run }
