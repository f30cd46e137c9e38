import { Kind } from 'graphql'
import type { Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { nullable } from '../sdl/edits.ts'
import { elementsOf, hasDirective, isFeed } from '../sdl/elements.ts'
import { relativesOf } from '../sdl/rename.ts'

/**
 * What crosses a border between subgraphs is nullable: fields of entities, and root fields. What a subgraph answers whole below them
 * (`edges`, `pageInfo`, a value type) may be non-null.
 */
const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  return [...elementsOf(sdl)].flatMap((element) => {
    if (element.kind !== 'field' || element.node.type.kind !== Kind.NON_NULL_TYPE || isFeed(sdl, element)) return []
    const { type, node, coordinate } = element
    const root = sdl.roots.has(type.name) && type.kind === 'Object'
    const entity = ['Object', 'Interface'].includes(type.kind) && type.nodes.some((each) => hasDirective(sdl, each, 'key'))
    if (!(root || (entity && node.name.value !== 'id')) || hasDirective(sdl, node, 'external')) return []
    return [finding({
      code: root ? 'ROOT_FIELD_NOT_NULLABLE' : 'ENTITY_FIELD_NOT_NULLABLE', coordinate, node,
      message: say(`${coordinate} 不可为非空`, `${coordinate} must be nullable`),
      cause: root
        ? say('您的服务不可用时,非空的根字段会让整个回答变为空', 'When your service is away, a non-null root field takes the whole answer with it')
        : say('您的服务不可用时,非空字段会让整条记录(连同目录已知的部分)变为空', 'When your service is away, a non-null field takes the record with it, and what the catalogue knows of it too'),
      fix: say('去掉类型末尾的 !', 'Take the ! at the end of the type away'),
      edits: relativesOf(sdl, type.name, node.name.value).flatMap((relative) => {
        const field = relative.fields.get(node.name.value)
        return field ? nullable(field.type) : []
      }),
    })]
  })
}

export const contractNullability: Rule = { id: 'contract.nullability', needs: ['sdl.syntax', 'sdl.reserved'], forgives: true, run }
