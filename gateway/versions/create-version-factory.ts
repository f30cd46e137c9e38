import type { Logger } from 'pino'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import type { GatewayConfig } from '../config.ts'
import { createCaller } from '../data-source/call-subgraph.ts'
import { createSubgraphRegistry } from '../data-source/subgraph-registry.ts'
import type { WorkerSupply } from '../planner/worker-supply.ts'
import { createCallObserver } from '../telemetry/call-observer.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { SigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'
import { createSubgraphOpener, type LocalSubgraphs } from './open-subgraphs.ts'
import { createSubgraphHeaders } from './subgraph-headers.ts'
import { createVersion, type Version } from './version.ts'

export interface VersionFactoryOptions {
  config: GatewayConfig
  log: Logger
  metrics: Metrics
  signingKey: SigningKey
  localSubgraphs: LocalSubgraphs
  planners: WorkerSupply
}

/** Wires what all versions share: sockets and breakers, tokens, the log and the metrics. */
export function createVersionFactory({ config, log, metrics, signingKey, localSubgraphs, planners }: VersionFactoryOptions): (artifact: SupergraphArtifact) => Promise<Version> {
  const registry = createSubgraphRegistry({
    maxBytes: config.subgraphMaxBytes,
    connections: config.subgraphConnections,
    headers: createSubgraphHeaders(signingKey),
    partners: { allowPrivate: config.partnersPrivate, share: config.partnersShare / 100 },
    onBug: (err, { state }) => log.error({ requestId: state.requestId, err }, 'error in a subgraph of this process'),
  })
  const openSubgraphs = createSubgraphOpener({
    config,
    registry,
    local: localSubgraphs,
    call: createCaller({ deadlineMs: config.subgraphDeadlineMs, mutationDeadlineMs: config.mutationDeadlineMs, waitMs: 2_000 }, createCallObserver(metrics)),
    report: ({ code, reason, notAsked }, subgraph, { requestId }) => log[notAsked ? 'debug' : 'warn']({ requestId, subgraph, code, reason }, 'subgraph gave no answer'),
    reportMasked: (error, subgraph, { requestId }) => log.error({ requestId, subgraph, error }, 'masked error of a subgraph'),
  })
  return (artifact) => createVersion(artifact, {
    limits: config.limits,
    planner: { workers: config.planWorkers, deadlineMs: config.planDeadlineMs, cacheEntries: config.planCacheEntries, takeWorker: planners.take },
    openSubgraphs,
    logger: { debug: (text) => log.debug(text), info: (text) => log.debug(text), warn: (text) => log.warn(text), error: (text) => log.error(text) },
    observe: {
      onLookup: (result) => metrics.planLookups.inc({ result }),
      onPlanned: (outcome, ms) => {
        metrics.plans.inc({ outcome })
        metrics.planSeconds.observe(ms / 1_000)
      },
    },
  })
}
