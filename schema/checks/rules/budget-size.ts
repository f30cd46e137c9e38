import { Kind, type TypeNode } from 'graphql'
import type { Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { removal, replace } from '../sdl/edits.ts'
import { argumentOf } from '../sdl/federation-names.ts'
import { prune } from '../sdl/prune.ts'
import { directivesOf, interfacesOf, namedType, type SubmittedSdl } from '../sdl/submitted-sdl.ts'

const LIMITS = { types: 300, fields: 3_000, arguments: 30, lists: 2, keys: 4, keyFields: 12, interfaces: 8, implementations: 40, members: 60, values: 1_000, resourceTypes: 30 }

const CAUSE = say('合成与查询计划的代价随这些数目成倍增长,由所有人分担', 'What composition and planning cost grows with these numbers, and everybody pays for it')

const listsOf = (type: TypeNode): number => (type.kind === Kind.NAMED_TYPE ? 0 : (type.kind === Kind.LIST_TYPE ? 1 : 0) + listsOf(type.type))

const beyond = (code: string, what: { zh: string; en: string }, found: number, allowed: number, rest: Omit<Parameters<typeof finding>[0], 'code' | 'message' | 'cause' | 'fix'>): Finding =>
  finding({
    code, cause: CAUSE, ...rest,
    message: say(`${what.zh}有 ${found},至多 ${allowed}`, `${what.en}: ${found}, at most ${allowed}`),
    fix: say('减到限额以内', 'Bring it down to the limit'),
  })

const totals = (sdl: SubmittedSdl, { candidate }: CheckContext): Finding[] => {
  const resources = new Set(candidate.resourceTypes.map(({ typename }) => typename))
  const spare = [...sdl.types.values()].filter((type) => !sdl.roots.has(type.name) && !resources.has(type.name) && !/^(ResourceChangePage|ResourceChange|ResourceDocument)$/.test(type.name))
  const found: Finding[] = []
  if (sdl.types.size > LIMITS.types) {
    const surplus = spare.slice(-(sdl.types.size - LIMITS.types))
    found.push(beyond('TOO_MANY_TYPES', say('类型', 'Types'), sdl.types.size, LIMITS.types, { node: surplus[0]?.nodes[0], edits: prune(sdl, { types: surplus.map(({ name }) => name) }) }))
  }
  const fields = [...sdl.types.values()].flatMap((type) => [...type.fields.keys()].map((field) => ({ type, field })))
  if (fields.length > LIMITS.fields) {
    const largest = [...sdl.types.values()].filter(({ name }) => !sdl.roots.has(name)).sort((a, b) => b.fields.size - a.fields.size).flatMap((type) => [...type.fields.values()].slice(2).reverse().map((field) => ({ type, field })))
    const surplus = largest.slice(0, fields.length - LIMITS.fields)
    found.push(beyond('TOO_MANY_FIELDS', say('字段', 'Fields'), fields.length, LIMITS.fields, {
      node: surplus.at(-1)?.field, edits: prune(sdl, { fields: surplus.map(({ type, field }) => `${type.name}.${field.name.value}`) }),
    }))
  }
  if (candidate.resourceTypes.length > LIMITS.resourceTypes) {
    found.push(beyond('TOO_MANY_RESOURCE_TYPES', say('资源类型', 'Resource types'), candidate.resourceTypes.length, LIMITS.resourceTypes, { submission: { resourceTypes: candidate.resourceTypes.slice(0, LIMITS.resourceTypes) } }))
  }
  return found
}

const ofType = (sdl: SubmittedSdl, type: SubmittedSdl['types'] extends Map<string, infer T> ? T : never): Finding[] => {
  const found: Finding[] = []
  const [node] = type.nodes
  const keys = directivesOf(type).filter((directive) => sdl.names.canonical(directive.name.value) === 'key')
  if (keys.length > LIMITS.keys) found.push(beyond('TOO_MANY_KEYS', say(`${type.name} 的 @key `, `Keys of ${type.name}`), keys.length, LIMITS.keys, { coordinate: type.name, node: keys[LIMITS.keys], edits: keys.slice(LIMITS.keys).map((key) => removal(sdl.text, key)) }))
  for (const key of keys) {
    const fields = argumentOf(key, 'fields')
    const count = fields?.kind === Kind.STRING ? (fields.value.match(/\w+/g) ?? []).length : 0
    if (count > LIMITS.keyFields) found.push(beyond('KEY_TOO_LARGE', say(`${type.name} 的 @key 字段`, `Fields of a key of ${type.name}`), count, LIMITS.keyFields, { coordinate: type.name, node: key, edits: [removal(sdl.text, key)] }))
  }
  const interfaces = interfacesOf(type)
  if (interfaces.length > LIMITS.interfaces) found.push(beyond('TOO_MANY_INTERFACES', say(`${type.name} 实现的接口`, `Interfaces of ${type.name}`), interfaces.length, LIMITS.interfaces, { coordinate: type.name, node, edits: prune(sdl, { types: interfaces.slice(LIMITS.interfaces) }) }))
  if (type.kind === 'Interface') {
    const implementations = [...sdl.types.values()].filter((other) => interfacesOf(other).includes(type.name)).map(({ name }) => name)
    if (implementations.length > LIMITS.implementations) found.push(beyond('TOO_MANY_IMPLEMENTATIONS', say(`${type.name} 的实现`, `Implementations of ${type.name}`), implementations.length, LIMITS.implementations, { coordinate: type.name, node, edits: prune(sdl, { types: [type.name] }) }))
  }
  const members = type.nodes.flatMap((each) => ('types' in each ? (each.types ?? []) : []))
  if (members.length > LIMITS.members) found.push(beyond('TOO_MANY_MEMBERS', say(`${type.name} 的成员`, `Members of ${type.name}`), members.length, LIMITS.members, { coordinate: type.name, node, edits: prune(sdl, { types: [type.name] }) }))
  const values = type.nodes.flatMap((each) => ('values' in each ? (each.values ?? []) : []))
  if (values.length > LIMITS.values) found.push(beyond('TOO_MANY_VALUES', say(`${type.name} 的取值`, `Values of ${type.name}`), values.length, LIMITS.values, { coordinate: type.name, node: values[LIMITS.values], edits: values.slice(LIMITS.values).map((value) => removal(sdl.text, value)) }))
  for (const field of type.fields.values()) {
    const coordinate = `${type.name}.${field.name.value}`
    if (listsOf(field.type) > LIMITS.lists) found.push(beyond('TOO_MANY_LISTS', say(`${coordinate} 的列表层数`, `Lists within lists in ${coordinate}`), listsOf(field.type), LIMITS.lists, { coordinate, node: field, edits: [replace(field.type, `[${namedType(field.type)}]`)] }))
    const given = field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : []
    if (given.length > LIMITS.arguments) found.push(beyond('TOO_MANY_ARGUMENTS', say(`${coordinate} 的参数`, `Arguments of ${coordinate}`), given.length, LIMITS.arguments, { coordinate, node: field, edits: given.slice(LIMITS.arguments).map((argument) => removal(sdl.text, argument)) }))
  }
  return found
}

const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  const found = totals(sdl, context)
  // What has too many types is made smaller first: going through all of them would only repeat it.
  return found.length > 0 ? found : [...sdl.types.values()].flatMap((type) => ofType(sdl, type))
}

export const budgetSize: Rule = { id: 'budget.size', needs: ['sdl.syntax'], forgives: false, run }
