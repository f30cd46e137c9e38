import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'
import { operationPage } from '../repositories/clients.ts'
import type { RegistryContext } from '../runtime.ts'
import { clientUsage } from '../services/client-usage.ts'
import { authoriseClientName } from '../services/register-operations.ts'

const OPERATIONS = 'registered operations'

const registeredOperations = async (_source: unknown, { client, ...args }: PageArguments & { client: string }, context: RegistryContext) => {
  await authoriseClientName(context, client)
  const request = pageRequest(args)
  const after = request.cursor === null ? null : String(decodeCursor(OPERATIONS, request.cursor)[0])
  const rows = await operationPage(context.runtime.database.db, client, { after, backward: request.backward, size: request.size })
  return toConnection(rows, request, (row) => encodeCursor(OPERATIONS, [row.id]), (row) => row)
}

/** Fields of Query about clients of the graph and what they ask. */
export const clientQueries = {
  registeredOperations,
  clientUsage: (_source: unknown, { client, version, days }: { client: string; version?: string | null; days?: number | null }, context: RegistryContext) =>
    clientUsage(context, { client, version: version ?? null, days: days ?? 30 }),
}
