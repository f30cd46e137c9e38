import type { ResourceTypeEntry } from '../../supergraph.ts'
import type { Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { camelCase, pascalCase, screamingCase } from '../sdl/cases.ts'
import { append, replace } from '../sdl/edits.ts'
import { renameType } from '../sdl/rename.ts'

const NAMESPACE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const MAX_NAMESPACE = 40
/** A prefix of a letter or two would cover half of all names to come. */
const MIN_NAMESPACE = 3
const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/
const TYPENAME = /^[A-Z][A-Za-z0-9]*$/
/** Namespaces of subgraphs of ours that are there or planned, and names that mean something to routers. */
const RESERVED_NAMESPACES = new Set(['catalogue', 'harvest', 'services', 'accounts', 'registry', 'template', 'keyuan', 'gateway', 'graph'])

const UNIQUE = say('编号前缀、资源类型代码与类型名在全图唯一,先到先得', 'Prefixes of ids, codes and names of resource types are unique in the graph, first come')

const namespaceFindings = ({ candidate, published, sdl }: CheckContext): Finding[] => {
  const { namespace } = candidate
  const taken = new Set([...published.ownNamespaces, ...published.subgraphs.map((subgraph) => subgraph.namespace), ...(published.departed ?? []).map((partner) => partner.namespace), ...RESERVED_NAMESPACES])
  const moved = published.previous && published.previous.namespace !== namespace
  if (NAMESPACE.test(namespace) && namespace.length >= MIN_NAMESPACE && namespace.length <= MAX_NAMESPACE && !taken.has(namespace) && !moved) return []
  const proper = camelCase(namespace).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).slice(0, MAX_NAMESPACE - 2)
  const long = proper.length < MIN_NAMESPACE ? `${proper}-data` : proper
  const to = published.previous?.namespace ?? (taken.has(long) ? `${long}-2` : long)
  return [finding({
    code: taken.has(namespace) || moved ? 'NAMESPACE_TAKEN' : 'NAMESPACE_INVALID', coordinate: namespace, node: sdl().document.definitions[0], cause: UNIQUE,
    message: taken.has(namespace) || moved ? say(`命名空间 ${namespace} 不属于您`, `The namespace ${namespace} is not yours`) : say(`命名空间 ${namespace} 应为小写字母、数字与连字符,${MIN_NAMESPACE}–${MAX_NAMESPACE} 个`, `The namespace ${namespace} has to be of lower-case letters, digits and dashes, ${MIN_NAMESPACE} to ${MAX_NAMESPACE}`),
    fix: say(`改为 ${to}`, `Write ${to}`),
    submission: { namespace: to, resourceTypes: candidate.resourceTypes.map((entry) => ({ ...entry, namespace: to })) },
  })]
}

const run = (context: CheckContext): Finding[] => {
  const { candidate, published } = context
  const sdl = context.sdl()
  const others = [...published.subgraphs, ...(published.departed ?? [])].flatMap(({ resourceTypes }) => resourceTypes)
  const codes = new Map(others.map((entry) => [entry.code, entry.namespace]))
  const found = namespaceFindings(context)
  const seen = new Set<string>()
  const changed = (index: number, change: Partial<ResourceTypeEntry>): { resourceTypes: ResourceTypeEntry[] } => ({ resourceTypes: candidate.resourceTypes.map((entry, at) => (at === index ? { ...entry, ...change } : entry)) })
  if (candidate.resourceTypes.length === 0) {
    found.push(finding({
      code: 'NO_RESOURCE_TYPE', node: sdl.document.definitions[0], message: say('没有登记任何资源类型', 'No resource type is registered'), cause: say('平台以资源类型接入:检索、目录与编号都从它而来', 'A platform joins with resource types: search, directory and ids come from them'),
      fix: say('在清单中登记至少一个资源类型', 'Register one resource type at least in the manifest'),
      ...firstEntity(context),
    }))
  }
  for (const [index, entry] of candidate.resourceTypes.entries()) {
    const { code, typename, namespace, label } = entry
    const type = sdl.types.get(typename)
    const node = type?.nodes[0]
    const at = { coordinate: typename, node: node ?? sdl.document.definitions[0] }
    const prefix = pascalCase(candidate.namespace)
    if (namespace !== candidate.namespace && found.every((each) => !each.code.startsWith('NAMESPACE_'))) {
      found.push(finding({ code: 'ENTRY_OF_ANOTHER', ...at, cause: UNIQUE, message: say(`${code} 登记在命名空间 ${namespace} 下`, `${code} is registered under ${namespace}`), fix: say(`改为 ${candidate.namespace}`, `Write ${candidate.namespace}`), submission: changed(index, { namespace: candidate.namespace }) }))
    }
    if (!CODE.test(code)) {
      found.push(finding({ code: 'CODE_INVALID', ...at, cause: UNIQUE, message: say(`资源类型代码 ${code} 应为大写字母与下划线`, `The code ${code} has to be SCREAMING_SNAKE_CASE`), fix: say(`改为 ${screamingCase(code)}`, `Write ${screamingCase(code)}`), submission: changed(index, { code: screamingCase(code) }) }))
    } else if (codes.has(code) || seen.has(code)) {
      const to = `${screamingCase(candidate.namespace)}_${code}${seen.has(code) ? `_${index + 1}` : ''}`
      found.push(finding({ code: 'CODE_TAKEN', ...at, cause: UNIQUE, message: say(`资源类型代码 ${code} 已由 ${codes.get(code) ?? candidate.namespace} 登记`, `The code ${code} is registered by ${codes.get(code) ?? candidate.namespace}`), fix: say(`改为 ${to}`, `Write ${to}`), submission: changed(index, { code: to }) }))
    }
    seen.add(code)
    if (label.trim() === '') found.push(finding({ code: 'LABEL_MISSING', ...at, cause: say('检索、分面与目录都显示这个名称', 'Search, facets and the directory show this name'), message: say(`${code} 没有中文名称`, `${code} has no label`), fix: say('填写 label', 'Fill in label'), submission: changed(index, { label: entry.labelEn || typename }) }))
    const owner = context.foreign().types.get(typename)
    if (!TYPENAME.test(typename) || owner !== undefined || sdl.roots.has(typename)) {
      const to = !TYPENAME.test(typename) ? pascalCase(typename) : `${prefix}${typename}`
      found.push(finding({
        code: owner === undefined ? 'TYPENAME_INVALID' : 'TYPENAME_TAKEN', ...at, cause: UNIQUE,
        message: owner === undefined ? say(`类型名 ${typename} 应为 PascalCase`, `The type name ${typename} has to be PascalCase`) : say(`类型 ${typename} 属于 ${owner}`, `The type ${typename} belongs to ${owner}`),
        fix: say(`改为 ${to}`, `Write ${to}`), edits: type ? renameType(sdl, typename, to) : [], submission: changed(index, { typename: to }),
      }))
    } else if (!type) {
      found.push(finding({
        code: 'TYPE_MISSING', ...at, cause: say('登记的资源类型须在 SDL 中声明', 'A registered resource type has to be in the SDL'),
        message: say(`SDL 中没有类型 ${typename}`, `The SDL has no type ${typename}`), fix: say(`声明 ${typename},或从清单中去掉它`, `Declare ${typename}, or take it out of the manifest`),
        edits: [append(sdl.text, `\n"${label || typename} / ${entry.labelEn ?? typename}"\ntype ${typename} @${sdl.names.usable('key')}(fields: "id") {\n  id: ID!\n}`)],
      }))
    } else if (type.kind !== 'Object') {
      found.push(finding({
        code: 'TYPE_NOT_OBJECT', ...at, cause: say('记录是对象:它有编号,可按编号取得', 'A record is an object: it has an id and is fetched by it'),
        message: say(`${typename} 应为 type`, `${typename} has to be a type`), fix: say('声明为带 @key 的 type', 'Declare it as a type with a key'),
        edits: type.nodes.map((each, place) => replace(each, place === 0 ? `"${label || typename} / ${entry.labelEn ?? typename}"\ntype ${typename} @${sdl.names.usable('key')}(fields: "id") {\n  id: ID!\n}` : '')),
      }))
    }
  }
  return found
}

/** The first entity of the SDL, as it would be registered. */
const firstEntity = ({ candidate, sdl }: CheckContext): { submission?: { resourceTypes: ResourceTypeEntry[] } } => {
  const { types, names } = sdl()
  const type = [...types.values()].find((each) => each.kind === 'Object' && each.nodes.some((node) => (node.directives ?? []).some((directive) => names.canonical(directive.name.value) === 'key')))
  return type ? { submission: { resourceTypes: [{ code: screamingCase(type.name), typename: type.name, namespace: candidate.namespace, label: type.name }] } } : {}
}

export const contractTypes: Rule = { id: 'contract.types', needs: ['sdl.syntax', 'sdl.reserved'], forgives: false, run }
