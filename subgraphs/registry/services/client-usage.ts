import type { GraphQLSchema } from 'graphql'
import { boundedCache, type BoundedCache } from '../../kit/bounded-cache.ts'
import { coordinatesOf } from '../graph/deprecations.ts'
import { operationsOfClient } from '../repositories/clients.ts'
import type { OperationRow } from '../repositories/operations.ts'
import { domainError } from '../../kit/errors.ts'
import type { RegistryContext } from '../runtime.ts'
import { authoriseClientName } from './register-operations.ts'

interface Seen { calls: number; lastSeenAt: Date }
export interface FieldUsage extends Seen { coordinate: string; operations: string[]; deprecationReason: string | null; sunset: string | null }
export interface ClientUsage { client: string; ownerId: string | null; calls: number; lastSeenAt: Date; versions: (Seen & { version: string | null; operations: number })[]; fields: FieldUsage[] }

const DAY_MS = 86_400_000
const MOST_DAYS = 90
/** Distinct operations of one client that are looked at; those asked most lately. */
const MOST_OPERATIONS = 1_000

const sum = (rows: readonly OperationRow[]): number => rows.reduce((total, { calls }) => total + calls, 0)
/** Rows come latest first. */
const seen = (rows: readonly [OperationRow, ...OperationRow[]]): Seen => ({ calls: sum(rows), lastSeenAt: rows[0].lastSeenAt })
const isSome = <T>(rows: readonly T[]): rows is readonly [T, ...T[]] => rows.length > 0

/** Looking at a thousand documents takes most of a second: each is looked at once for each version of the graph. */
const coordinates = new WeakMap<GraphQLSchema, BoundedCache<string, Set<string>>>()
const rememberedCoordinates = (schema: GraphQLSchema, { hash, document }: OperationRow): Set<string> => {
  const known = coordinates.get(schema) ?? boundedCache<string, Set<string>>({ entries: 10_000 })
  coordinates.set(schema, known)
  const found = known.get(hash) ?? coordinatesOf(schema, document)
  known.set(hash, found)
  return found
}

/** What a client asked lately, by field. The values of variables are not recorded, so they are not here either. */
export const clientUsage = async (context: RegistryContext, { client, version, days }: { client: string; version: string | null; days: number }): Promise<ClientUsage | null> => {
  const ownerId = await authoriseClientName(context, client)
  if (days < 1 || days > MOST_DAYS) throw domainError('BAD_INPUT', { zh: `days 应为 1–${MOST_DAYS}`, en: `days lies between 1 and ${MOST_DAYS}` })
  const { runtime, now } = context
  const rows = await operationsOfClient(runtime.database.db, client, { version, since: new Date(now.getTime() - days * DAY_MS), most: MOST_OPERATIONS })
  if (!isSome(rows)) return null
  const [{ api: { schema } }, deprecations] = await Promise.all([runtime.currentApi(), runtime.deprecations()])
  const reasons = new Map(deprecations.map((each) => [each.coordinate, each]))
  const byField = new Map<string, OperationRow[]>()
  for (const row of rows) for (const coordinate of rememberedCoordinates(schema, row)) byField.set(coordinate, [...(byField.get(coordinate) ?? []), row])
  return {
    client, ownerId, ...seen(rows),
    versions: [...Map.groupBy(rows, (row) => row.clientVersion)].flatMap(([of, own]) => (isSome(own) ? [{ version: of, operations: own.length, ...seen(own) }] : [])),
    fields: [...byField].flatMap(([coordinate, own]) => (isSome(own) ? [{
      coordinate, ...seen(own), operations: [...new Set(own.map(({ name }) => name).filter((name) => name !== ''))].sort(),
      deprecationReason: reasons.get(coordinate)?.reason ?? null, sunset: reasons.get(coordinate)?.sunset ?? null,
    }] : [])).sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime() || (a.coordinate < b.coordinate ? -1 : 1)),
  }
}
