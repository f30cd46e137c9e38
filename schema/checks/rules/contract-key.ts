import { Kind, print } from 'graphql'
import type { Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { placeOf, removal, replace, withDirective } from '../sdl/edits.ts'
import { argumentOf } from '../sdl/federation-names.ts'
import { directivesOf } from '../sdl/submitted-sdl.ts'

const CAUSE = say('网关与目录按 id 向您取记录:搜索结果、关联与直接访问都走这条路', 'Gateway and catalogue fetch records from you by id: search results, relations and direct visits all come this way')

const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  return context.candidate.resourceTypes.flatMap(({ typename }) => {
    const type = sdl.types.get(typename)
    const [node] = type?.nodes ?? []
    if (type?.kind !== 'Object' || !node) return []
    const found: Finding[] = []
    const keys = directivesOf(type).filter((directive) => sdl.names.canonical(directive.name.value) === 'key')
    const byId = keys.find((key) => {
      const fields = argumentOf(key, 'fields')
      return fields?.kind === Kind.STRING && fields.value.trim() === 'id'
    })
    const resolvable = byId && argumentOf(byId, 'resolvable')
    if (!byId) {
      found.push(finding({
        code: 'KEY_MISSING', coordinate: typename, node, cause: CAUSE,
        message: say(`${typename} 没有 @key(fields: "id")`, `${typename} has no @key(fields: "id")`),
        fix: say('在类型上加 @key(fields: "id")', 'Add @key(fields: "id") to the type'),
        edits: [withDirective(node, `@${sdl.names.usable('key')}(fields: "id")`)],
      }))
    } else if (resolvable?.kind === Kind.BOOLEAN && !resolvable.value) {
      found.push(finding({
        code: 'KEY_NOT_RESOLVABLE', coordinate: typename, node: byId, cause: CAUSE,
        message: say(`${typename} 的 @key 写了 resolvable: false`, `The key of ${typename} says resolvable: false`),
        fix: say('去掉 resolvable: false,并回答 _entities', 'Take resolvable: false away, and answer _entities'),
        edits: [replace(resolvable, 'true')],
      }))
    }
    const id = type.fields.get('id')
    if (!id) {
      const first = [...type.fields.values()][0]
      const start = first ? placeOf(first).start : placeOf(node).end
      found.push(finding({
        code: 'ID_MISSING', coordinate: `${typename}.id`, node, cause: CAUSE,
        message: say(`${typename} 没有字段 id: ID!`, `${typename} has no field id: ID!`), fix: say('加上 id: ID!', 'Add id: ID!'),
        edits: [{ start, end: start, text: first ? 'id: ID!\n  ' : ' { id: ID! }' }],
      }))
    } else if (print(id.type) !== 'ID!' || ('arguments' in id && (id.arguments ?? []).length > 0)) {
      found.push(finding({
        code: 'ID_TYPE', coordinate: `${typename}.id`, node: id, cause: CAUSE,
        message: say(`${typename}.id 应为 ID!`, `${typename}.id has to be ID!`), fix: say('改为 id: ID!', 'Write id: ID!'),
        edits: [{ start: placeOf(id.name).start, end: placeOf(id.type).end, text: 'id: ID!' }],
      }))
    }
    const external = (id?.directives ?? []).find((directive) => sdl.names.canonical(directive.name.value) === 'external')
    if (external && sdl.names.version) {
      found.push(finding({
        code: 'ID_EXTERNAL', coordinate: `${typename}.id`, node: external, cause: CAUSE,
        message: say(`${typename}.id 是您自己的,不是 @external`, `${typename}.id is your own, not @external`), fix: say('去掉 @external', 'Take @external away'),
        edits: [removal(sdl.text, external)],
      }))
    }
    return found
  })
}

export const contractKey: Rule = { id: 'contract.key', needs: ['sdl.syntax', 'sdl.reserved'], forgives: true, run }
