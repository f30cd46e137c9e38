import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { freePort } from '../../scripts/free-port.ts'
import { makeKeys } from '../../scripts/keys.ts'
import { type GraphProcess, startProcess } from '../support/graph-process.ts'

interface Service { command?: string[]; environment?: Record<string, string>; healthcheck?: unknown; image?: string; depends_on?: Record<string, unknown>; volumes?: string[]; ports?: string[] }

const composed = (): { services: Record<string, Service>; volumes: Record<string, unknown> } => parse(readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8'), { merge: true })

/** The services of docker-compose.yml, merge keys applied. */
export const composedServices = (): Record<string, Service> => composed().services

/** The named volumes of docker-compose.yml. */
export const composedVolumes = (): string[] => Object.keys(composed().volumes)

/** Services that run a process of ours: `npm run serve -- <name>`. */
export const ourServices = (): [string, Service][] => Object.entries(composedServices()).filter(([, service]) => service.command?.slice(0, 4).join(' ') === 'npm run serve --')

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
 * ports become free ones, the containers' folders become `folder`. Elasticsearch cannot be brought along as it is composed (it has accounts and keys):
 * the catalogue searches in an index of its own. `more` adds to the environment of a service, `url` being that of the gateway.
 */
export const distributedGraph = async (databaseUrl: string, folder: string, more: (name: string, url: string) => Record<string, string> = () => ({})): Promise<DistributedGraph> => {
  const services = new Map(ourServices())
  const keys = await makeKeys(join(folder, 'keys'))
  const ports = new Map<string, number>()
  for (const name of services.keys()) ports.set(name, await freePort())
  const running = new Map<string, GraphProcess>()

  const translate = (value: string): string =>
    value
      .replace(/^postgres:\/\/.*$/, databaseUrl)
      .replace(/^http:\/\/([a-z-]+):\d+/, (whole, host: string) => (ports.has(host) ? `http://127.0.0.1:${ports.get(host)}` : whole))
      .replace(/^\/graph\//, `${folder}/`)
      .replace(/^\/keys\//, `${join(folder, 'keys')}/`)
      .replace(/\$\{[A-Z_]+:-\}/, '')
  const environmentOf = (name: string): Record<string, string> => ({
    ...Object.fromEntries(Object.entries(services.get(name)?.environment ?? {}).map(([key, value]) => [key, translate(String(value))])),
    ...(name === 'catalogue' ? { ELASTICSEARCH_URL: '', ELASTICSEARCH_API_KEY_FILE: '', KEYUAN_INDEX_FOLDER: join(folder, 'index') } : {}),
    KEYUAN_HOST: '127.0.0.1',
    KEYUAN_PORT: String(ports.get(name)),
    KEYUAN_LOG_LEVEL: 'fatal',
    // A second thread that plans takes a second of the processor to get ready, each time that a gateway starts.
    KEYUAN_PLAN_WORKERS: '1',
    ...more(name, `http://127.0.0.1:${ports.get('gateway')}`),
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
