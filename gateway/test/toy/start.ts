import { pino } from 'pino'
import { readConfig } from '../../config.ts'
import { createGateway, type Gateway, type GatewayOptions } from '../../create-gateway.ts'
import { toyArtifact, toyLocals } from './artifact.ts'

export interface Reply {
  status: number
  headers: Headers
  data: any
  errors: any[]
  extensions: any
}

export interface StartedGateway {
  gateway: Gateway
  url: string
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Reply>
  /** Lines of the log, parsed. */
  log: Record<string, unknown>[]
}

/** A gateway on loopback, by default with all toy subgraphs in process. */
export async function startToy(options: Partial<GatewayOptions> & { environment?: Record<string, string> } = {}): Promise<StartedGateway> {
  const { environment = {}, ...rest } = options
  const log: Record<string, unknown>[] = []
  const gateway = createGateway({
    artifact: toyArtifact(),
    localSubgraphs: () => toyLocals(),
    // One thread that plans: a second one costs each start half a second, and what takes both is tested on pools (test/planner).
    config: readConfig({ KEYUAN_PORT: '0', KEYUAN_PLAN_WORKERS: '1', ...environment }),
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) }),
    ...rest,
  })
  const { url } = await gateway.start()
  return { gateway, url, log, ask: (query, variables, headers) => ask(url, query, variables, headers) }
}

export async function ask(url: string, query: string, variables?: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors = [], extensions = {} } = (await response.json()) as { data?: unknown; errors?: unknown[]; extensions?: unknown }
  return { status: response.status, headers: response.headers, data, errors, extensions }
}
