import { setTimeout as pause } from 'node:timers/promises'
import type postgres from 'postgres'
import type { LocalStack } from '../flows/local-stack.ts'

type Headers = Record<string, string>
export interface SeenRun { id: string; address: string; state: string; first: boolean | null; rows: number | null; added: number | null; changed: number | null; gone: number | null; same: number | null; supergraph: string | null; error: { code: string; message: string } | null }
export interface SeenSchedule { id: string; savedQuery: { id: string }; feedAddress: string; version: number; lastRun: SeenRun | null }
export interface SeenChange { kind: string; id: string | null; title: string | null; fields: { path: string; before: string | null; after: string | null }[] }

const SCHEDULE = 'id savedQuery { id } feedAddress version lastRun { id address state first rows added changed gone same supergraph error { code message } }'

/** Schedules through the graph, as pages and scripts make them. Their time comes when a test says so. */
export const scheduling = (stack: Pick<LocalStack, 'ask'>, sql: postgres.Sql) => {
  const asked = async <T>(query: string, variables: Record<string, unknown>, headers: Headers): Promise<T> => {
    const { data, errors } = await stack.ask(query, variables, headers)
    if (errors) throw new Error(JSON.stringify(errors))
    return data as T
  }
  const made = <T>(outcome: T | null, errors: unknown): T => {
    if (outcome === null) throw new Error(JSON.stringify(errors))
    return outcome
  }
  const see = async (id: string, headers: Headers): Promise<SeenSchedule | null> => (await asked<{ schedule: SeenSchedule | null }>(`query($id: ID!) { schedule(id: $id) { ${SCHEDULE} } }`, { id }, headers)).schedule
  return {
    see,
    save: async (input: Record<string, unknown>, headers: Headers): Promise<{ id: string; slug: string }> => {
      const { out } = await asked<{ out: { savedQuery: { id: string; slug: string } | null; errors: unknown[] } }>('mutation($input: CreateSavedQueryInput!) { out: createSavedQuery(input: $input) { savedQuery { id slug } errors { code message } } }', { input }, headers)
      return made(out.savedQuery, out.errors)
    },
    create: async (input: Record<string, unknown>, headers: Headers): Promise<SeenSchedule> => {
      const { out } = await asked<{ out: { schedule: SeenSchedule | null; errors: unknown[] } }>(`mutation($input: CreateScheduleInput!) { out: createSchedule(input: $input) { schedule { ${SCHEDULE} } errors { code message } } }`, { input }, headers)
      return made(out.schedule, out.errors)
    },
    /** Its time has come: the run of it, when it is over. */
    run: async ({ id }: Pick<SeenSchedule, 'id'>, headers: Headers): Promise<SeenRun> => {
      const before = (await see(id, headers))?.lastRun?.id
      await sql`update registry.schedule set next_run_at = now() - interval '1 day' where id = ${id.replace('registry:', '')}`
      for (const end = Date.now() + 60_000; Date.now() < end; await pause(50)) {
        const last = (await see(id, headers))?.lastRun
        if (last && last.id !== before && last.state !== 'RUNNING') return last
      }
      throw new Error(`the schedule ${id} did not run`)
    },
    changes: async ({ id }: Pick<SeenRun, 'id'>, headers: Headers): Promise<SeenChange[]> =>
      (await asked<{ queryRun: { changes: { edges: { node: SeenChange }[] } } }>('query($id: ID!) { queryRun(id: $id) { changes { edges { node { kind id title fields { path before after } } } } } }', { id }, headers)).queryRun.changes.edges.map(({ node }) => node),
  }
}
