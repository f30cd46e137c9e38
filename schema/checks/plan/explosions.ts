import { Kind } from 'graphql'
import { hasDirective } from '../sdl/elements.ts'
import { type DeclaredType, interfacesOf, namedType, type SubmittedSdl } from '../sdl/submitted-sdl.ts'

/** A field of an interface that each implementation may take from several subgraphs. */
export interface Explosion {
  type: DeclaredType
  field: string
  /** Combinations of sources that the planner would weigh. */
  combinations: number
}

/**
 * Known before anything is planned: where an interface's field may come from elsewhere for each of its implementations, the planner
 * builds every combination, two to the power of their number. Thirty take more memory than a machine has.
 */
export const explosionsOf = (sdl: SubmittedSdl): Explosion[] =>
  [...sdl.types.values()].filter(({ kind }) => kind === 'Interface').flatMap((type) =>
    [...type.fields.keys()].flatMap((name) => {
      const several = [...sdl.types.values()].filter((other) => {
        const field = other.kind === 'Object' && interfacesOf(other).includes(type.name) ? other.fields.get(name) : undefined
        if (!field || field.kind !== Kind.FIELD_DEFINITION) return false
        const entity = other.nodes.some((node) => hasDirective(sdl, node, 'key'))
        return entity && (['external', 'shareable', 'provides'].some((mark) => hasDirective(sdl, field, mark)) || isProvided(sdl, type.name, name))
      })
      return [{ type, field: name, combinations: 2 ** several.length }]
    }),
  )

/** True where some field that returns the interface says that it provides this one. */
const isProvided = (sdl: SubmittedSdl, interfaceName: string, field: string): boolean =>
  [...sdl.types.values()].some((type) => [...type.fields.values()].some((each) =>
    namedType(each.type) === interfaceName && (each.directives ?? []).some((directive) =>
      sdl.names.canonical(directive.name.value) === 'provides' && (directive.arguments ?? []).some(({ value }) => value.kind === Kind.STRING && new RegExp(`(^|\\W)${field}(\\W|$)`).test(value.value)))))
