import type { Asked, GraphFailure } from '../../graph/answer.ts'
import type { Operation } from '../../graph/operation.ts'
import { TypeOfResource, TYPES_AT_ONCE, typesByName } from './shape-queries.ts'
import type { Label } from '../../../../schema/rows/labels.ts'
import { type FieldShape, fieldsOf, labelsOf } from './type-shape.ts'

/** The own fields of a resource type, and the fields of the value types in them by name. */
export interface ResourceShape {
  typename: string
  own: readonly FieldShape[]
  types: ReadonlyMap<string, readonly FieldShape[]>
  /** What the fields are called that all resources have. */
  core: ReadonlyMap<string, Label>
}

export type Loaded = { shape: ResourceShape } | { failure: GraphFailure }

/** How far value types within value types are unfolded. */
const LEVELS = 2

/** Asks the graph: the pages over HTTP, the gateway its own schema. */
export type AskShape = <Result, Variables>(operation: Operation<Result, Variables>, variables: Variables) => Promise<Asked<Result>>

/** What the schema says of a type, a partner's too. */
export const shapeBy = async (ask: AskShape, typename: string): Promise<Loaded> => {
  const asked = await ask(TypeOfResource, { name: typename })
  if ('failure' in asked) return asked
  const { core, type } = asked.answer.data
  const shared = labelsOf(core)
  const own = fieldsOf(type).filter(({ name }) => !shared.has(name))
  const types = new Map<string, readonly FieldShape[]>()
  let fields: readonly FieldShape[] = own
  for (let level = 0; level < LEVELS; level += 1) {
    const wanted = [...new Set(fields.flatMap(({ type: of }) => (of.kind === 'object' && of.entity === null && !types.has(of.name) ? [of.name] : [])))]
    for (let from = 0; from < wanted.length; from += TYPES_AT_ONCE) {
      const answered = await ask(typesByName(wanted.slice(from, from + TYPES_AT_ONCE)), {})
      if ('failure' in answered) return answered
      for (const [name, found] of Object.entries(answered.answer.data)) types.set(name, fieldsOf(found))
    }
    fields = wanted.flatMap((name) => types.get(name) ?? [])
  }
  return { shape: { typename, own, types, core: shared } }
}
