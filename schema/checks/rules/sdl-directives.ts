import { FEDERATION_VERSIONS } from '@apollo/federation-internals'
import { type ConstDirectiveNode, type DirectiveDefinitionNode, Kind, visit } from 'graphql'
import { coreFieldNames } from '../../core-fields.ts'
import type { Edit, Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { placeOf, removal, replace } from '../sdl/edits.ts'
import { FEED_TYPES } from '../sdl/elements.ts'
import { argumentOf, FEDERATION, type Link } from '../sdl/federation-names.ts'
import { withoutLink } from '../sdl/without-link.ts'
import { namedType, type SubmittedSdl } from '../sdl/submitted-sdl.ts'

/** Why each is refused. */
const FORBIDDEN: ReadonlyMap<string, { zh: string; en: string }> = new Map([
  ...['authenticated', 'requiresScopes', 'policy'].map((name) => [name, say('网关见到它即拒绝启动;权限由数据所有者与本系统执行', 'A gateway that meets it refuses to start; access is enforced by the owner and by us')] as const),
  ['cacheTag', say('网关见到它即拒绝启动;缓存由本系统决定', 'A gateway that meets it refuses to start; caching is decided by us')],
  ['override', say('它会把别人的字段改由您回答', 'It would have you answer a field of somebody else')],
  ['interfaceObject', say('它会给所有平台的类型添加字段', 'It would add fields to the types of all platforms')],
  ['composeDirective', say('图不对外公布自定义指令', 'The graph publishes no directives of subgraphs')],
  ['context', say('网关不支持由上下文取参数', 'The gateway supports no arguments from contexts')],
  ['fromContext', say('网关不支持由上下文取参数', 'The gateway supports no arguments from contexts')],
])

/** Specifications whose elements the graph understands; link v1.0 is what federation itself stands on. */
const KNOWN_LINKS = new Set(['https://specs.apollo.dev/link', FEDERATION, 'https://specs.apollo.dev/tag', 'https://specs.apollo.dev/inaccessible'])

/** An import without some of its elements; an empty one is `[]`. */
const withoutImports = (sdl: SubmittedSdl, link: Link, isOut: (imported: string) => boolean): Edit[] => {
  const list = argumentOf(link.node, 'import')
  if (list?.kind !== Kind.LIST) return []
  const staying = list.values.filter((item) => {
    const name = item.kind === Kind.STRING ? item.value : item.kind === Kind.OBJECT ? item.fields.find((field) => field.name.value === 'name')?.value : undefined
    return !isOut(typeof name === 'string' ? name : name?.kind === Kind.STRING ? name.value : '')
  })
  return [replace(list, `[${staying.map((item) => sdl.text.slice(placeOf(item).start, placeOf(item).end)).join(', ')}]`)]
}

const latest = (): { major: number; minor: number } => FEDERATION_VERSIONS.latest().version

const links = (sdl: SubmittedSdl, uses: readonly Use[]): Finding[] =>
  sdl.names.links.flatMap((link) => {
    if (!KNOWN_LINKS.has(link.identity)) {
      const of = uses.filter(({ directive }) => directive.name.value.startsWith(`${link.prefix}__`) || directive.name.value === link.prefix || link.imports.has(`@${directive.name.value}`))
      return [finding({
        code: 'UNKNOWN_LINK', node: link.node, coordinate: link.url,
        message: say(`图不认识规范 ${link.url}`, `The graph does not know the specification ${link.url}`),
        cause: say('网关对不认识的规范或者拒绝启动,或者不予执行', 'A gateway refuses to start with a specification that it does not know, or ignores what it asks'),
        fix: say('去掉这个 @link 与它的指令', 'Take this @link and its directives away'),
        edits: [withoutLink(sdl, link.node), ...of.map(({ directive }) => removal(sdl.text, directive))],
      })]
    }
    if (link.identity !== FEDERATION) return []
    const { major, minor } = latest()
    if (sdl.names.version?.major === major && sdl.names.version.minor <= minor && /^v\d+\.\d+$/.test(link.version)) {
      const imported = [...link.imports].filter(([, name]) => FORBIDDEN.has(name.slice(1)) && name !== '@interfaceObject' && name !== '@override')
      return imported.map(([, name]) => finding({
        code: 'FORBIDDEN_IMPORT', node: link.node, coordinate: name,
        message: say(`不可引入 ${name}`, `${name} must not be imported`),
        cause: FORBIDDEN.get(name.slice(1)) ?? say('', ''),
        fix: say('从 import 中去掉它', 'Take it out of import'),
        edits: withoutImports(sdl, link, (each) => imported.some(([, other]) => other === each)),
      }))
    }
    const url = argumentOf(link.node, 'url')
    return [finding({
      code: 'UNKNOWN_FEDERATION_VERSION', node: link.node, coordinate: link.url,
      message: say(`不支持 federation ${link.version || '(未写版本)'}`, `Federation ${link.version || 'without a version'} is not supported`),
      cause: say(`合成器支持 v2.0 至 v${major}.${minor}`, `The composer supports v2.0 to v${major}.${minor}`),
      fix: say(`改为 v${major}.${minor}`, `Write v${major}.${minor}`),
      edits: url ? [replace(url, `"${FEDERATION}/v${major}.${minor}"`)] : [],
    })]
  })

interface Use { directive: ConstDirectiveNode; coordinate: string; typename: string }

const usesOf = (sdl: SubmittedSdl): Use[] => {
  const uses: Use[] = []
  for (const type of sdl.types.values()) {
    for (const node of type.nodes) {
      const path: string[] = [type.name]
      const named = { enter: (child: { name: { value: string } }) => { path.push(child.name.value) }, leave: () => { path.pop() } }
      visit(node, {
        FieldDefinition: named, InputValueDefinition: named, EnumValueDefinition: named,
        Directive: (directive) => { uses.push({ directive: directive as ConstDirectiveNode, coordinate: path.join('.'), typename: type.name }) },
      })
    }
  }
  for (const node of sdl.document.definitions) {
    if (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION) for (const directive of node.directives ?? []) uses.push({ directive, coordinate: 'schema', typename: 'schema' })
  }
  return uses
}

const forbidden = (sdl: SubmittedSdl, uses: readonly Use[]): Finding[] =>
  uses.flatMap(({ directive, coordinate }) => {
    const name = sdl.names.canonical(directive.name.value)
    const cause = FORBIDDEN.get(name)
    return cause ? [finding({
      code: 'FORBIDDEN_DIRECTIVE', coordinate, node: directive, cause,
      message: say(`${coordinate} 上不可用 @${name}`, `@${name} must not be used on ${coordinate}`),
      fix: say(`去掉 @${name}`, `Take @${name} away`),
      edits: [removal(sdl.text, directive)],
    })] : []
  })

const definitions = (sdl: SubmittedSdl): Finding[] =>
  sdl.document.definitions.filter((node): node is DirectiveDefinitionNode => node.kind === Kind.DIRECTIVE_DEFINITION && ['authenticated', 'requiresScopes', 'policy'].includes(sdl.names.canonical(node.name.value))).map((node) => finding({
    code: 'FORBIDDEN_DIRECTIVE', coordinate: `@${node.name.value}`, node, cause: FORBIDDEN.get('authenticated') ?? say('', ''),
    message: say(`不可定义 @${node.name.value}`, `@${node.name.value} must not be defined`),
    fix: say('去掉这个定义', 'Take the definition away'),
    edits: [removal(sdl.text, node)],
  }))

/** Only what others declare too can be shared. */
const shared = (sdl: SubmittedSdl, uses: readonly Use[], foreign: ReadonlyMap<string, string>): Finding[] =>
  uses.filter(({ directive, coordinate, typename }) => {
    if (sdl.names.canonical(directive.name.value) !== 'shareable' || FEED_TYPES.has(typename) || foreign.has(typename)) return false
    // Of types and core fields of others, other checks speak.
    if (coreFieldNames.includes(coordinate.split('.')[1] ?? '')) return false
    return !(sdl.roots.get(typename) === 'Query' && /\.(resourceChanges|_entities|_service)$/.test(coordinate)) && !isOnlyFeed(sdl, typename)
  }).map(({ directive, coordinate }) => finding({
    code: 'SHAREABLE_NOT_SHARED', coordinate, node: directive,
    message: say(`${coordinate} 没有别人声明,不必 @shareable`, `Nobody else declares ${coordinate}: it needs no @shareable`),
    cause: say('查询计划器会为每个可共享的字段逐一权衡来源,可能性成倍增长', 'The query planner weighs every source of a shareable field, and the combinations multiply'),
    fix: say('去掉 @shareable', 'Take @shareable away'),
    edits: [removal(sdl.text, directive)],
  }))

/** `type Query @shareable` is harmless where it holds the feed alone. */
const isOnlyFeed = (sdl: SubmittedSdl, typename: string): boolean => {
  const type = sdl.types.get(typename)
  return sdl.roots.get(typename) === 'Query' && [...(type?.fields.values() ?? [])].every((field) => namedType(field.type) === 'ResourceChangePage')
}

const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  const uses = usesOf(sdl)
  return [...links(sdl, uses), ...forbidden(sdl, uses), ...definitions(sdl), ...shared(sdl, uses, context.foreign().types)]
}

export const sdlDirectives: Rule = { id: 'sdl.directives', needs: ['sdl.syntax'], forgives: false, run }
