import './no-apollo-telemetry.ts'
import { ApolloGateway } from '@apollo/gateway'
import { assertValidSchema, buildASTSchema, parse, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import { createOperationCheck, type OperationCheck } from '../limits/check-operation.ts'
import type { Limits } from '../../schema/limits/limits.ts'
import { measureDocument } from '../../schema/limits/measure-document.ts'
import { createIntrospections, type Introspections } from '../planner/introspections.ts'
import { createPlans, type Plans, type PlansOptions } from '../planner/plans.ts'
import type { WorkerSupply } from '../planner/worker-supply.ts'
import { PlannerPool } from '../planner/planner-pool.ts'
import { requestStorage, type RequestState } from '../request-state.ts'
import { inSpan } from '../telemetry/tracing.ts'
import { finishResponse } from './finish-response.ts'
import { readScalars } from '../../schema/read-scalars.ts'
import type { VersionSubgraphs } from './version-subgraphs.ts'

/** The request context that ApolloServer hands to its gateway. */
export type RequestContext = Parameters<ApolloGateway['executor']>[0]

/** One immutable version of the graph at work: its stock gateway, its planners, its subgraphs. */
export interface Version {
  readonly artifact: SupergraphArtifact
  /** What clients see; requests bear it, and so find their version again. */
  readonly schema: GraphQLSchema
  readonly check: OperationCheck
  readonly plans: Plans
  readonly subgraphs: VersionSubgraphs
  execute(context: RequestContext): Promise<ExecutionResult>
  stop(): Promise<void>
}

export interface VersionOptions {
  limits: Limits
  planner: { workers: number; deadlineMs: number; cacheEntries: number; takeWorker: WorkerSupply['take'] }
  /** Opens the subgraphs of the artifact; rejects where one has no address. */
  openSubgraphs(artifact: SupergraphArtifact): Promise<VersionSubgraphs>
  logger: ConstructorParameters<typeof ApolloGateway>[0] extends infer C ? C extends { logger?: infer L } ? L : never : never
  observe?: Pick<PlansOptions, 'onLookup' | 'onPlanned'>
}

/** Rejects, and leaves nothing behind, where the artifact cannot serve. */
export async function createVersion(artifact: SupergraphArtifact, options: VersionOptions): Promise<Version> {
  const subgraphs = await options.openSubgraphs(artifact)
  const pool = new PlannerPool({ supergraphSdl: artifact.supergraphSdl, workers: options.planner.workers, deadlineMs: options.planner.deadlineMs, takeWorker: options.planner.takeWorker })
  const stop = async (): Promise<void> => { await Promise.all([pool.stop(), subgraphs.close()]) }
  try {
    const catalogue = buildASTSchema(parse(artifact.catalogueSdl, { noLocation: true }), { assumeValidSDL: true })
    const gateway = new ApolloGateway({
      supergraphSdl: artifact.supergraphSdl,
      buildService: ({ name }) => subgraphs.dataSource(name, () => schema, catalogue),
      queryPlannerConfig: { cache: PLAN_OF_REQUEST },
      __exposeQueryPlanExperimental: false,
      ...(options.logger ? { logger: options.logger } : {}),
    })
    const { schema } = await gateway.load({})
    assertValidSchema(schema)
    readScalars(schema)
    await pool.ready()
    const plans = createPlans({ pool, entries: options.planner.cacheEntries, deadlineMs: options.planner.deadlineMs, ...options.observe })
    const introspections = createIntrospections(pool, options.planner.deadlineMs)
    const check = createOperationCheck(schema, options.limits)
    return {
      artifact, schema, subgraphs, plans, check,
      execute: (context) => executeWith({ gateway, plans, introspections, check }, context),
      async stop() {
        await gateway.stop()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Execution {
  gateway: ApolloGateway
  plans: Plans
  introspections: Introspections
  check: OperationCheck
}

async function executeWith({ gateway, plans, introspections, check }: Execution, context: RequestContext): Promise<ExecutionResult> {
  const state = requestStorage.getStore()
  if (!state) throw new Error('An operation outside of a request')
  const { document, queryHash, source, request } = context
  const planned = { source, operationName: request.operationName ?? undefined }
  const measure = (): number => selectionsOf(document)
  if (context.operation && check.introspectsOnly(document, context.operation)) {
    return finishResponse({ data: await introspections.get(queryHash, planned, request.variables ?? {}, measure) }, state)
  }
  state.plan = await inSpan('keyuan.plan', {}, () => plans.get(queryHash, planned, measure))
  state.answered = { document: source, name: context.operationName ?? '' }
  return finishResponse((await gateway.executor(context)) as ExecutionResult, state)
}

const selectionsOf = (document: DocumentNode): number =>
  [...measureDocument(document).operations.values()].reduce((most, { selections }) => Math.max(most, selections), 0)

/** The stock gateway asks its cache for a plan before it would plan itself: it always finds the one of the request. */
const PLAN_OF_REQUEST = {
  async get() {
    const plan = (requestStorage.getStore() as RequestState | undefined)?.plan
    if (!plan) throw new Error('No plan for this request: the main thread never plans')
    return plan
  },
  set: async () => undefined,
  delete: async () => undefined,
  clear: () => undefined,
}
