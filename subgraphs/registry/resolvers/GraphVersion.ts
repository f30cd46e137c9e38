import { isCenter } from '../permissions.ts'
import { currentVersion, type GatewayRow, gatewaysSince, type GraphVersionRow } from '../repositories/graph-versions.ts'
import type { RegistryContext } from '../runtime.ts'

/** A gateway that was not heard of for this long is gone. */
const HEARD_MS = 120_000

const gateways = (context: RegistryContext): Promise<GatewayRow[]> =>
  context.loader<string, GatewayRow[]>('gateways', async (keys) => {
    const rows = await gatewaysSince(context.runtime.database.db, new Date(context.now.getTime() - HEARD_MS))
    return keys.map(() => rows)
  }).load('all')

export const GraphVersion = {
  current: async ({ sequence }: GraphVersionRow, _args: unknown, context: RegistryContext) =>
    sequence === await context.loader<string, number | null>('current sequence', async (keys) => {
      const row = await currentVersion(context.runtime.database.db)
      return keys.map(() => row?.sequence ?? null)
    }).load('current'),
  gateways: async ({ version }: GraphVersionRow, _args: unknown, context: RegistryContext) =>
    isCenter(context.viewer) ? (await gateways(context)).filter((gateway) => gateway.version === version || gateway.refusedVersion === version) : null,
}
