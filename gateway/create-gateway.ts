import './versions/no-apollo-telemetry.ts'
import type { FastifyInstance } from 'fastify'
import { pino, type Logger } from 'pino'
import type { SupergraphArtifact } from '../schema/supergraph.ts'
import type { Viewer } from '../schema/viewer.ts'
import { createActing } from './auth/acting.ts'
import { createAuthentication, type AuthenticationOptions, type FindViewer } from './auth/authenticate.ts'
import type { CookieSignIn } from './auth/cookie-sign-in.ts'
import { createBudgets } from './budget/budgets.ts'
import { isLoopback, readConfig, type GatewayConfig } from './config.ts'
import { createErrorFormatter, type FormatError } from './errors/format-error.ts'
import { createApolloServer } from './http/apollo-server.ts'
import { createApp } from './http/create-app.ts'
import { addGraphqlRoute } from './http/graphql-route.ts'
import { createRequestObserver } from './http/observe-request.ts'
import { addOperationalRoutes } from './http/operational-routes.ts'
import type { RecordOperation } from './http/record-operation.ts'
import { createAdmission } from './limits/admit-document.ts'
import { createWorkerSupply } from './planner/worker-supply.ts'
import { openOperationsFile } from './operations/operations-file.ts'
import { firstOf, type OperationSource } from './operations/operation-source.ts'
import { ownOperations } from './operations/own-operations.ts'
import { planAhead } from './operations/plan-ahead.ts'
import { operationsInMemory } from './operations/read-manifest.ts'
import { recordOperations } from './operations/record-operations.ts'
import { createSafelist } from './operations/safelist.ts'
import { createMetrics } from './telemetry/metrics.ts'
import { startTracing } from './telemetry/tracing.ts'
import { loadSigningKey, type SigningKey } from '../subgraphs/kit/tokens/signing-key.ts'
import { ActiveRequests } from './versions/active-requests.ts'
import { createVersionFactory } from './versions/create-version-factory.ts'
import { followSupergraph } from './versions/follow-supergraph.ts'
import type { LocalSubgraphs } from './versions/open-subgraphs.ts'
import type { SupergraphSource } from './versions/supergraph-source.ts'
import { createVersions, type Versions } from './versions/versions.ts'

export interface GatewayOptions {
  /** The stored supergraph to boot from. */
  artifact: SupergraphArtifact
  /** Subgraphs of this process, asked for anew with each version; the same schema object again keeps what is warm. By default none. */
  localSubgraphs?: LocalSubgraphs
  /** By default read from the environment. */
  config?: GatewayConfig
  log?: Logger
  /** Operations that clients have registered, for requests that give an `id` instead of a query; beside those of the configured file and our own. */
  operations?: OperationSource
  /** Which version of the graph is current; without it the artifact alone is served. */
  source?: SupergraphSource
  /** Where the version that is served is kept for a start without the source. */
  artifactFile?: string
  /** Signs the tokens for subgraphs; by default the configured one, or one of this process. */
  signingKey?: SigningKey
  /** The viewer of a credential that is no sign-in token, such as a publish token; null where it is none in force. */
  findViewer?: FindViewer
  /** Browsers that are signed in by a cookie. */
  cookies?: CookieSignIn
  /** A person for whom a process of ours asks, with the rights that they have now; null where they may not ask any more. */
  findPerson?: (userId: string) => Promise<Viewer | null>
  /** Told of each operation that was answered, for the check of breaking changes. */
  recordOperation?: RecordOperation
  /** Operations to plan as soon as the gateway listens: those of our own pages. */
  planAhead?: readonly { name: string; text: string }[]
  /** Further routes, such as the explorer's. Called once, before the server listens. */
  addRoutes?(app: FastifyInstance): void | Promise<void>
}

export interface Gateway {
  start(): Promise<{ url: string }>
  /** Answers what is under way, for ten seconds at most, then lets go of everything. */
  stop(): Promise<void>
  /** Serves another version from the next request on; rejects, and keeps the old one, where it cannot serve. */
  swap(artifact: SupergraphArtifact): Promise<void>
  /** Version of the supergraph that is served. */
  readonly version: string
}

/** What is cut off after this leaves time for the rest within ten seconds. */
const DRAIN_MS = 9_000

export function createGateway(options: GatewayOptions): Gateway {
  const config = options.config ?? readConfig(process.env)
  const log = options.log ?? pino({ level: config.logLevel })
  const requests = new ActiveRequests()
  const metrics = createMetrics()
  /** What was opened, to be closed in reverse. */
  const opened: (() => Promise<void> | void)[] = [() => metrics.close()]
  let stopping = false
  let versions: Versions | undefined

  async function close(): Promise<void> {
    stopping = true
    for (let next = opened.pop(); next; next = opened.pop()) await next()
  }

  async function open(): Promise<{ url: string }> {
    const signingKey = options.signingKey ?? await loadSigningKey(config.signingKeyFile)
    if (!options.signingKey && config.signingKeyFile === undefined && !isLoopback(config.host)) log.warn('internal tokens are signed with a key of this process only')
    if (config.otlpEndpoint !== undefined) opened.push(await startTracing(config.otlpEndpoint))
    const formatError = createErrorFormatter({
      onBug: (err, requestId) => log.error({ requestId, err }, 'masked error'),
      onLimit: (limit) => metrics.refused.inc({ limit }),
    })
    // Where versions follow each other, the next one finds its planners with their code loaded.
    const planners = createWorkerSupply(options.source ? config.planWorkers : 0)
    opened.push(planners.close)
    const served = createVersions({
      first: options.artifact,
      requests,
      create: createVersionFactory({ config, log, metrics, signingKey, localSubgraphs: options.localSubgraphs ?? (() => []), planners }),
      onDrained: (version, error) => (error ? log.error({ version, err: error }, 'old version did not close') : log.info({ version }, 'old version drained')),
    })
    versions = served
    const app = await openApp(served, formatError, signingKey)
    const url = await app.listen({ host: config.host, port: config.port })
    metrics.supergraph.set({ version: served.current().artifact.version }, 1)
    log.info({ url, version: served.current().artifact.version }, 'gateway listens')
    void planAhead(served.current().plans, options.planAhead ?? [], () => stopping).then((unplanned) => unplanned.length > 0 && log.info({ unplanned }, 'operations of our pages that are not planned ahead'))
    if (options.source) {
      const following = followSupergraph({ source: options.source, swap, served: () => served.current().artifact.version, file: options.artifactFile, log })
      opened.push(() => following.stop())
      following.start()
    }
    return { url }
  }

  async function openApp(served: Versions, formatError: FormatError, signingKey: SigningKey): Promise<FastifyInstance> {
    const operations = await openOperations(served)
    const server = createApolloServer({ versions: served, formatError, anonymousIntrospection: config.anonymousIntrospection, log })
    await server.start()
    opened.push(() => server.stop())
    const app = createApp({ bodyMaxBytes: config.bodyMaxBytes, corsOrigins: config.corsOrigins, trustedProxies: config.trustedProxies, formatError, isStopping: () => stopping })
    opened.push(async () => {
      const timer = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS)
      await app.close()
      clearTimeout(timer)
    })
    addOperationalRoutes(app, { versions: served, jwks: signingKey.jwks, metrics: config.metrics ? metrics : undefined, errorBudget: metrics.errorBudget, isStopping: () => stopping })
    addGraphqlRoute(app, {
      server, formatError, requests,
      authenticate: createAuthentication(authenticationOf(config, options, signingKey)),
      admit: createAdmission(config.limits),
      budgetOf: createBudgets(config.allowances),
      maxInFlight: config.maxInFlight,
      requestDeadlineMs: config.requestDeadlineMs,
      variableDepth: config.limits.variableDepth,
      observe: createRequestObserver(metrics),
      operations,
      safelist: createSafelist(config.operations, operations),
      recordOperation: options.recordOperation,
    })
    await options.addRoutes?.(app)
    return app
  }

  async function openOperations(served: Versions): Promise<OperationSource> {
    const file = config.operationsFile === undefined ? undefined : await openOperationsFile(config.operationsFile, log)
    if (file) opened.push(() => file.stop())
    return firstOf([operationsInMemory(ownOperations()), recordOperations(() => served.current().schema), ...(file ? [file.source] : []), ...(options.operations ? [options.operations] : [])])
  }

  async function swap(artifact: SupergraphArtifact): Promise<void> {
    if (!versions) throw new Error('The gateway has not started')
    await versions.swap(artifact)
    metrics.supergraph.reset()
    metrics.supergraph.set({ version: versions.current().artifact.version }, 1)
  }

  return {
    async start() {
      try {
        return await open()
      } catch (error) {
        // A start that fails half-way must not keep the process alive with its threads.
        await close()
        throw error
      }
    },
    stop: close,
    swap,
    get version() {
      return versions?.current().artifact.version ?? options.artifact.version
    },
  }
}

function authenticationOf({ issuer, jwksUrl, audience, developmentKey }: GatewayConfig, { findViewer, cookies, findPerson }: GatewayOptions, signingKey: SigningKey): AuthenticationOptions {
  const complete = issuer !== undefined && jwksUrl !== undefined && audience !== undefined
  return {
    ...(complete ? { issuer: { issuer, jwksUrl, audience } } : {}),
    ...(developmentKey === undefined ? {} : { developmentKey }),
    ...(findViewer ? { findViewer } : {}),
    ...(cookies ? { cookies } : {}),
    ...(findPerson ? { findActed: createActing(signingKey, findPerson) } : {}),
  }
}
