import type { Edit, Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { camelCase, pascalCase, screamingCase } from '../sdl/cases.ts'
import { replace } from '../sdl/edits.ts'
import { type Element, elementsOf, isFeed } from '../sdl/elements.ts'
import { relativesOf, renameField, renameType, renameValue } from '../sdl/rename.ts'
import type { SubmittedSdl } from '../sdl/submitted-sdl.ts'

const STYLES = {
  type: { code: 'TYPE_NOT_PASCAL_CASE', pattern: /^[A-Z][A-Za-z0-9]*$/, convert: pascalCase, style: 'PascalCase' },
  field: { code: 'FIELD_NOT_CAMEL_CASE', pattern: /^[a-z][A-Za-z0-9]*$/, convert: camelCase, style: 'camelCase' },
  argument: { code: 'ARGUMENT_NOT_CAMEL_CASE', pattern: /^[a-z][A-Za-z0-9]*$/, convert: camelCase, style: 'camelCase' },
  value: { code: 'VALUE_NOT_SCREAMING_CASE', pattern: /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, convert: screamingCase, style: 'SCREAMING_SNAKE_CASE' },
} as const

const renaming = (sdl: SubmittedSdl, element: Element, to: string): Edit[] => {
  const { kind, node, type } = element
  switch (kind) {
    case 'type': return renameType(sdl, type.name, to)
    case 'field': return renameField(sdl, type.name, node.name.value, to)
    case 'argument': return relativesOf(sdl, type.name, element.field.name.value).flatMap((relative) => {
      const field = relative.fields.get(element.field.name.value)
      return (field && 'arguments' in field ? (field.arguments ?? []) : []).filter((argument) => argument.name.value === node.name.value).map((argument) => replace(argument.name, to))
    })
    case 'value': return renameValue(sdl, node, to)
  }
}

/** A name that nothing beside it bears already. */
const free = (sdl: SubmittedSdl, element: Element, name: string): string => {
  const { kind, type } = element
  const taken = (each: string): boolean => {
    switch (kind) {
      case 'type': return sdl.types.has(each)
      case 'field': return type.fields.has(each)
      case 'argument': return 'arguments' in element.field && (element.field.arguments ?? []).some((argument) => argument.name.value === each)
      case 'value': return type.nodes.some((node) => 'values' in node && (node.values ?? []).some((value) => value.name.value === each))
    }
  }
  return taken(name) ? `${name}2` : name
}

const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  const resources = new Set(context.candidate.resourceTypes.map(({ typename }) => typename))
  return [...elementsOf(sdl)].flatMap((element) => {
    const { code, pattern, convert, style } = STYLES[element.kind]
    const name = element.node.name.value
    // Names of resource types are of the registration, other people's and reserved ones of other checks.
    const elsewhere = element.kind === 'type' && (resources.has(name) || sdl.roots.has(name) || context.foreign().types.has(name))
    if (pattern.test(name) || name.startsWith('__') || elsewhere || isFeed(sdl, element)) return []
    const to = free(sdl, element, convert(name))
    return [finding({
      code, coordinate: element.coordinate, node: element.node,
      message: say(`${element.coordinate} 应为 ${style}`, `${element.coordinate} has to be ${style}`),
      cause: say('全图一种写法,前端不必逐平台记忆', 'One way to write names in the whole graph, so that nobody has to remember whose is which'),
      fix: say(`改为 ${to}`, `Write ${to}`),
      edits: renaming(sdl, element, to),
    })]
  })
}

export const sdlNames: Rule = { id: 'sdl.names', needs: ['sdl.syntax'], forgives: true, run }
