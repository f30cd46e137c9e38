import { Kind, parse, print } from 'graphql'
import { coreFieldNames } from '../../core-fields.ts'
import { CORE_SDL } from '../../sdl-files.ts'
import type { Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { insertAfter, replace, withDirective } from '../sdl/edits.ts'
import { FEED_TYPES, hasDirective } from '../sdl/elements.ts'
import { argumentOf } from '../sdl/federation-names.ts'
import { prune } from '../sdl/prune.ts'
import { renameType } from '../sdl/rename.ts'
import { type DeclaredType, directivesOf, interfacesOf, isBoilerplate, isExtension, type SubmittedSdl } from '../sdl/submitted-sdl.ts'

/** Entities of ours that a partner may point to, by id and without a field of its own. */
const STUBS = new Set(['Organization', 'Platform', 'Project'])
const SCALARS = new Set(parse(CORE_SDL, { noLocation: true }).definitions.flatMap((node) => (node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : [])))
const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])
/** Types that may be declared again as they are: field → type. */
const SHARED: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['Node', new Map([['id', 'ID!']])],
  ['PageInfo', new Map([['hasNextPage', 'Boolean!'], ['hasPreviousPage', 'Boolean!'], ['startCursor', 'String'], ['endCursor', 'String']])],
])

const HIJACK = say('类型先到先得;别人声明的类型由别人定义和回答', 'Types are first come: who declared one says what it is and answers it')

const stub = (sdl: SubmittedSdl, type: DeclaredType): Finding[] => {
  const [node] = type.nodes
  if (!node) return []
  const keys = directivesOf(type).filter((directive) => sdl.names.canonical(directive.name.value) === 'key')
  const extra = [...type.fields.keys()].filter((name) => name !== 'id')
  const found: Finding[] = []
  if (extra.length > 0 || interfacesOf(type).length > 0 || type.kind !== 'Object') {
    found.push(finding({
      code: 'STUB_WITH_FIELDS', coordinate: type.name, node: type.fields.get(extra[0] ?? '') ?? node, cause: HIJACK,
      message: say(`${type.name} 只可按编号引用`, `${type.name} may only be referred to by id`),
      fix: say(`写为 type ${type.name} @key(fields: "id", resolvable: false) { id: ID! }`, `Write type ${type.name} @key(fields: "id", resolvable: false) { id: ID! }`),
      edits: type.kind === 'Object' && type.fields.has('id') && interfacesOf(type).length === 0 ? prune(sdl, { fields: extra.map((name) => `${type.name}.${name}`) }) : prune(sdl, { types: [type.name] }),
    }))
    return found
  }
  const resolvable = keys.find((key) => {
    const value = argumentOf(key, 'resolvable')
    return !(value?.kind === Kind.BOOLEAN && !value.value)
  })
  // Federation 1 cannot say it; its stubs are extensions, which nobody asks.
  if ((keys.length === 0 || resolvable) && sdl.names.version) {
    const text = `@${sdl.names.usable('key')}(fields: "id", resolvable: false)`
    found.push(finding({
      code: 'STUB_RESOLVABLE', coordinate: type.name, node: resolvable ?? node, cause: say('不写 resolvable: false,网关会向您询问别人的记录', 'Without resolvable: false the gateway asks you for records of others'),
      message: say(`${type.name} 的 @key 须有 resolvable: false`, `The key of ${type.name} needs resolvable: false`), fix: say('加上 resolvable: false', 'Add resolvable: false'),
      edits: resolvable ? [replace(resolvable, text)] : [withDirective(node, text)],
    }))
  }
  return found
}

const shared = (sdl: SubmittedSdl, type: DeclaredType, fields: ReadonlyMap<string, string>): Finding[] => {
  const expectedKind = type.name === 'Node' ? 'Interface' : 'Object'
  const [node] = type.nodes
  if (!node) return []
  if (type.kind !== expectedKind) return [finding({ code: 'SHARED_TYPE_CHANGED', coordinate: type.name, node, cause: HIJACK, message: say(`${type.name} 与全图的不同`, `${type.name} differs from that of the graph`), fix: say('改名', 'Rename it'), edits: prune(sdl, { types: [type.name] }) })]
  const found: Finding[] = []
  for (const field of type.fields.values()) {
    const wanted = fields.get(field.name.value)
    const coordinate = `${type.name}.${field.name.value}`
    if (wanted === undefined) found.push(finding({ code: 'SHARED_TYPE_CHANGED', coordinate, node: field, cause: HIJACK, message: say(`${type.name} 没有字段 ${field.name.value}`, `${type.name} has no field ${field.name.value}`), fix: say('去掉它,或放进您自己的类型', 'Take it away, or put it into a type of your own'), edits: prune(sdl, { fields: [coordinate] }) }))
    else if (print(field.type) !== wanted) found.push(finding({ code: 'SHARED_TYPE_CHANGED', coordinate, node: field, cause: HIJACK, message: say(`${coordinate} 应为 ${wanted}`, `${coordinate} has to be ${wanted}`), fix: say(`改为 ${wanted}`, `Write ${wanted}`), edits: [replace(field.type, wanted)] }))
  }
  const lacking = [...fields].filter(([name]) => !type.fields.has(name))
  const last = [...type.fields.values()].at(-1)
  if (lacking.length > 0 && last) found.push(finding({ code: 'SHARED_TYPE_CHANGED', coordinate: type.name, node, cause: HIJACK, message: say(`${type.name} 缺少 ${lacking.map(([name]) => name).join('、')}`, `${type.name} lacks ${lacking.map(([name]) => name).join(', ')}`), fix: say('补齐', 'Add them'), edits: [insertAfter(last, `\n  ${lacking.map(([name, of]) => `${name}: ${of}`).join('\n  ')}`)] }))
  const everyField = [...type.fields.values()].every((field) => hasDirective(sdl, field, 'shareable'))
  if (type.name === 'PageInfo' && sdl.names.version && !everyField && !type.nodes.every((each) => hasDirective(sdl, each, 'shareable'))) {
    found.push(finding({ code: 'SHARED_TYPE_CHANGED', coordinate: type.name, node, cause: HIJACK, message: say('PageInfo 缺少 @shareable', 'PageInfo lacks @shareable'), fix: say('加上 @shareable', 'Add @shareable'), edits: [withDirective(node, `@${sdl.names.usable('shareable')}`)] }))
  }
  return found
}

const coreFields = (sdl: SubmittedSdl, type: DeclaredType): Finding[] =>
  [...type.fields.values()].filter((field) => field.name.value !== 'id' && coreFieldNames.includes(field.name.value) && !hasDirective(sdl, field, 'external')).map((field) => finding({
    code: 'CORE_FIELD', coordinate: `${type.name}.${field.name.value}`, node: field,
    message: say(`${type.name}.${field.name.value} 是核心字段`, `${type.name}.${field.name.value} is a core field`),
    cause: say('核心字段由目录从变更流回答,全图一个含义;您的服务不可用时它们仍在', 'Core fields are answered by the catalogue from the feed, mean one thing in the whole graph, and stay when your service is away'),
    fix: say(`去掉它,在变更流的 document 中给出;若含义不同,请改名`, 'Take it away and give it in the document of the feed; rename it where it means something else'),
    edits: prune(sdl, { fields: [`${type.name}.${field.name.value}`] }),
  }))

const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  const resources = new Set(context.candidate.resourceTypes.map(({ typename }) => typename))
  const [prefix = ''] = context.prefixes
  return [...sdl.types.values()].flatMap((type): Finding[] => {
    const { name } = type
    const [node] = type.nodes
    if (!node || BUILT_IN.has(name) || isBoilerplate(name, sdl.names) || FEED_TYPES.has(name)) return []
    const root = sdl.roots.get(name)
    if (root === 'Subscription') {
      return [finding({ code: 'SUBSCRIPTION', coordinate: name, node, message: say('图不提供订阅', 'The graph has no subscriptions'), cause: say('网关不执行订阅;变化由变更流得知', 'The gateway runs no subscriptions; changes are known from the feed'), fix: say('去掉 Subscription', 'Take Subscription away'), edits: prune(sdl, { types: [name] }) })]
    }
    if (root) return []
    if (resources.has(name)) return coreFields(sdl, type)
    if (STUBS.has(name)) return stub(sdl, type)
    const fields = SHARED.get(name)
    if (fields) return shared(sdl, type, fields)
    if (SCALARS.has(name) && type.kind === 'Scalar') return []
    const owner = context.foreign().types.get(name)
    if (owner !== undefined) {
      const extending = type.nodes.every(isExtension) || hasDirective(sdl, node, 'interfaceObject') || name === 'Resource'
      return [finding({
        code: extending ? 'TYPE_EXTENDED' : 'TYPE_OF_ANOTHER', coordinate: name, node, cause: HIJACK,
        message: extending ? say(`不可扩展 ${owner} 的类型 ${name}`, `The type ${name} of ${owner} must not be extended`) : say(`类型 ${name} 属于 ${owner}`, `The type ${name} belongs to ${owner}`),
        fix: extending ? say('去掉它;与别人的关联写进 document.relations', 'Take it away; relations to records of others belong into document.relations') : say(`改为 ${prefix}${name}`, `Write ${prefix}${name}`),
        edits: extending ? prune(sdl, { types: [name] }) : renameType(sdl, name, `${prefix}${name}`),
      })]
    }
    if (context.prefixes.some((each) => name.startsWith(each))) return []
    return [finding({
      code: 'TYPE_WITHOUT_PREFIX', coordinate: name, node,
      message: say(`类型 ${name} 没有您的前缀`, `The type ${name} does not bear your prefix`),
      cause: say(`除资源类型外,平台的类型以 ${context.prefixes.join('、')} 开头,以免与别人日后的类型相撞`, `Types of a platform other than its resource types begin with ${context.prefixes.join(', ')}, so that they never meet somebody else's`),
      fix: say(`改为 ${prefix}${name}`, `Write ${prefix}${name}`), edits: renameType(sdl, name, `${prefix}${name}`),
    })]
  })
}

export const ownershipTypes: Rule = { id: 'ownership.types', needs: ['sdl.syntax', 'sdl.reserved'], forgives: false, run }
