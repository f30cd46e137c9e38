import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parse } from 'yaml'
import { makeKeys } from '../../scripts/keys.ts'
import { type GraphProcess, startProcess } from '../support/graph-process.ts'

interface Service { command?: string[]; environment?: Record<string, string>; healthcheck?: unknown; image?: string; depends_on?: Record<string, unknown> }

/** The services of docker-compose.yml, merge keys applied. */
export const composedServices = (): Record<string, Service> =>
  (parse(readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8'), { merge: true }) as { services: Record<string, Service> }).services

/** Services that run a process of ours: `npm run serve -- <name>`. */
export const ourServices = (): [string, Service][] => Object.entries(composedServices()).filter(([, service]) => service.command?.slice(0, 4).join(' ') === 'npm run serve --')

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export interface DistributedGraph {
  /** Address of the graph. */
  url: string
  start(name: string): Promise<void>
  /** Ends a process at once, as a crash would. */
  kill(name: string): Promise<void>
  addressOf(name: string): string
  signingKey: string
  stop(): Promise<void>
}

/**
 * Starts the services of docker-compose.yml as plain processes, each by its own command and environment: host names become the loopback address,
 * ports become free ones, the containers' folders become `folder`.
 */
export const distributedGraph = async (databaseUrl: string, folder: string): Promise<DistributedGraph> => {
  const services = new Map(ourServices())
  const keys = await makeKeys(join(folder, 'keys'))
  const ports = new Map<string, number>()
  for (const name of services.keys()) ports.set(name, await freePort())
  const running = new Map<string, GraphProcess>()

  const translate = (value: string): string =>
    value
      .replace(/^postgres:\/\/.*$/, databaseUrl)
      .replace(/^http:\/\/([a-z-]+):\d+/, (whole, host: string) => (ports.has(host) ? `http://127.0.0.1:${ports.get(host)}` : whole))
      .replace(/^\/keys\//, `${join(folder, 'keys')}/`)
      .replace(/^\/index$/, join(folder, 'index'))
      .replace(/\$\{[A-Z_]+:-\}/, '')
  const environmentOf = (name: string): Record<string, string> => ({
    ...Object.fromEntries(Object.entries(services.get(name)?.environment ?? {}).map(([key, value]) => [key, translate(String(value))])),
    KEYUAN_HOST: '127.0.0.1',
    KEYUAN_PORT: String(ports.get(name)),
    KEYUAN_LOG_LEVEL: 'fatal',
  })
  return {
    url: `http://127.0.0.1:${ports.get('gateway')}/graphql`,
    signingKey: keys.signing,
    addressOf: (name) => `http://127.0.0.1:${ports.get(name)}/graphql`,
    start: async (name) => {
      const script = services.get(name)?.command?.[4]
      if (script !== name) throw new Error(`service ${name} runs ${script}`)
      running.set(name, await startProcess(['scripts/serve.ts', name], environmentOf(name)))
    },
    kill: async (name) => {
      await running.get(name)?.end('SIGKILL')
      running.delete(name)
    },
    stop: async () => {
      await Promise.all([...running.values()].map((process) => process.end('SIGTERM')))
    },
  }
}
