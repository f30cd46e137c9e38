import type { GraphQLSchema } from 'graphql'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import type { SubgraphOperation } from '../data-source/operation.ts'
import type { Outcome, SubgraphRequest } from '../data-source/transport.ts'
import { shadowEntities, shadowReference, type ShadowEntities } from './shadow-entities.ts'
import { shadowRoots, type ShadowRoots } from './shadow-roots.ts'

/** The catalogue answering for one owner that does not: core fields only, from its read model. Bound to one version. */
export interface Shadow {
  /** Entities in the order of the references, null where the catalogue has nothing, and the names that stay null anyway. */
  entities(owner: SubgraphOperation, references: readonly unknown[], request: SubgraphRequest): Promise<{ entities: unknown[]; lost: string[] } | undefined>
  /** Records by response name, with the names that stay null below each. */
  roots(owner: SubgraphOperation, request: SubgraphRequest): Promise<Map<string, { record: unknown; lost: string[] }> | undefined>
}

export interface ShadowOptions {
  /** The catalogue's schema of this version, generated stubs included. */
  catalogue: GraphQLSchema
  /** What clients see of this version. */
  api: () => GraphQLSchema
  askCatalogue(request: SubgraphRequest, representations: number): Promise<Outcome>
}

/** Clients have waited for the owner already. */
const DEADLINE_MS = 1_000

export function createShadow({ catalogue, api, askCatalogue }: ShadowOptions): Shadow {
  const entityOperations = boundedCache<string, ShadowEntities>({ entries: 1_000 })
  const rootOperations = boundedCache<string, ShadowRoots>({ entries: 1_000 })

  async function ask(operation: SubgraphOperation, request: SubgraphRequest, references: unknown[]): Promise<Record<string, unknown> | undefined> {
    const variables = references.length > 0 ? { ...request.variables, representations: references } : request.variables
    const outcome = await askCatalogue({ ...request, operation, variables, deadlineMs: DEADLINE_MS }, references.length)
    return outcome.answer?.data ?? undefined
  }

  return {
    async entities(owner, references, request) {
      const shadow = entityOperations.get(owner.query) ?? shadowEntities(owner, catalogue)
      entityOperations.set(owner.query, shadow)
      const known = references.map((reference) => shadowReference(reference, catalogue))
      const asked = known.filter((reference) => reference !== undefined)
      if (!shadow.operation || asked.length === 0) return undefined
      const data = await ask(shadow.operation, request, asked)
      const answered = data?._entities
      if (!Array.isArray(answered) || answered.length !== asked.length) return undefined
      let next = 0
      const entities = known.map((reference): unknown => (reference ? answered[next++] : null))
      return { entities, lost: shadow.lost }
    },

    async roots(owner, request) {
      const shadow = rootOperations.get(owner.query) ?? shadowRoots(owner, api(), catalogue)
      rootOperations.set(owner.query, shadow)
      if (!shadow.operation) return undefined
      const data = await ask(shadow.operation, request, [])
      if (!data) return undefined
      return new Map([...shadow.answered].map(([name, { typename, lost }]) => [name, { record: recordOf(data[name], typename), lost }]))
    },
  }
}

/** A record of another type is not what the owner's field would have answered. */
const recordOf = (value: unknown, typename: string): unknown =>
  typeof value === 'object' && value !== null && (value as { __typename?: unknown }).__typename === typename ? value : null
