import { totalOf } from '../../../schema/rows/rows-of.ts'
import type { AskAs } from '../../kit/graph-client.ts'
import type { ExportPlan } from '../tables/export.ts'

/** The total of the list as this person may see it; null where the list tells none, or not now. */
export const askTotal = async (askAs: AskAs, owner: string | null, { total, connection, operationName }: ExportPlan, variables: Record<string, unknown>): Promise<number | null> => {
  if (total === null || connection === null) return null
  const { data, errors } = await askAs(owner, { query: total, variables, ...(operationName === null ? {} : { operationName }) })
  return errors && errors.length > 0 ? null : totalOf(data, connection)
}
