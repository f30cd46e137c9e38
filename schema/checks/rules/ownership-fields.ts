import { print } from 'graphql'
import type { Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { camelCase } from '../sdl/cases.ts'
import { hasDirective } from '../sdl/elements.ts'
import { prune } from '../sdl/prune.ts'
import { renameField } from '../sdl/rename.ts'

const FEED = 'resourceChanges'
/** Federation libraries print these; composition drops them. */
const FEDERATION = new Map([['_entities', '[_Entity]!'], ['_service', '_Service!']])
/** The graph's own vocabulary, now and later. */
const RESERVED = /^(resource|searchResource|upsert)/

const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  const lead = camelCase(context.candidate.namespace)
  return [...sdl.types.values()].filter(({ name, kind }) => sdl.roots.has(name) && kind === 'Object').flatMap((type) =>
    [...type.fields.values()].flatMap((field) => {
      const name = field.name.value
      const coordinate = `${type.name}.${name}`
      if (name === FEED && sdl.roots.get(type.name) === 'Query') return []
      if (FEDERATION.get(name) === print(field.type)) return []
      const owner = context.foreign().rootFields.get(name)
      const inside = name === 'upsertResources' || name.startsWith('_')
      if (owner === undefined && !inside && !RESERVED.test(name) && name !== FEED) return []
      const to = `${lead}${name[0]?.toUpperCase()}${name.slice(1)}`
      return [finding({
        code: inside ? 'INSIDE_FIELD' : owner === undefined ? 'RESERVED_FIELD' : 'FIELD_OF_ANOTHER', coordinate, node: field,
        message: inside ? say(`${coordinate} 只供系统内部使用`, `${coordinate} is for the inside of the system`) : owner === undefined ? say(`${coordinate} 的名称为全图保留`, `The name of ${coordinate} is reserved for the graph`) : say(`根字段 ${name} 属于 ${owner}`, `The root field ${name} belongs to ${owner}`),
        cause: say('根字段先到先得;同名字段会截走别人的请求', 'Root fields are first come: one of the same name would take requests that are meant for others'),
        fix: inside ? say('去掉它', 'Take it away') : say(`改为 ${to}`, `Write ${to}`),
        edits: inside || hasDirective(sdl, field, 'external') ? prune(sdl, { fields: [coordinate] }) : renameField(sdl, type.name, name, to),
      })]
    }),
  )
}

export const ownershipFields: Rule = { id: 'ownership.fields', needs: ['sdl.syntax', 'sdl.reserved'], forgives: false, run }
