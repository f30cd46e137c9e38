import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import { isSignedIn } from '../../schema/viewer.ts'
import { refuseBeyondScopes } from '../auth/scopes.ts'
import type { FormatError } from '../errors/format-error.ts'
import { refusal } from '../errors/refusal.ts'
import type { RequestState } from '../request-state.ts'
import type { Versions } from '../versions/versions.ts'

export interface ServerContext {
  state: RequestState
}

export interface ApolloServerOptions {
  versions: Versions
  formatError: FormatError
  anonymousIntrospection: boolean
  log: Logger
}

/** The stock server with all that reports, guesses or shows pages turned off, and our checks before execution. */
export function createApolloServer({ versions, formatError, anonymousIntrospection, log }: ApolloServerOptions): ApolloServer<ServerContext> {
  return new ApolloServer<ServerContext>({
    gateway: versions.serverGateway,
    formatError,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: { debug: (text) => log.debug(text), info: (text) => log.debug(text), warn: (text) => log.warn(text), error: (text) => log.error(text) },
    plugins: [
      checkBeforeExecution(versions, anonymousIntrospection),
      ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(), ApolloServerPluginUsageReportingDisabled(),
    ],
  })
}

/** What needs the schema and the variables: cost, page sizes, and who may introspect. Nothing has reached a subgraph yet. */
function checkBeforeExecution(versions: Versions, anonymousIntrospection: boolean): ApolloServerPlugin<ServerContext> {
  return {
    async requestDidStart({ schema: chosen, contextValue: { state } }) {
      // The version by whose schema the request is parsed is the one that runs it, whatever is served a moment later.
      state.supergraph = versions.of(chosen as GraphQLSchema).artifact.version
      return {
        async didResolveOperation({ document, operation, request, schema, contextValue }) {
          if (!operation) throw noSuchOperation(request.operationName)
          if (!schema.getRootType(operation.operation)) throw noSuchKind(operation.operation)
          const { check } = versions.of(schema as GraphQLSchema)
          const beyond = refuseBeyondScopes(contextValue.state.viewer, document, operation)
          if (beyond) throw beyond
          const refused = check.refuse(document, operation, request.variables ?? {})
          if (refused) throw refused
          const over = contextValue.state.budget?.takeCost(check.cost(document, operation, request.variables ?? {}))
          if (over) throw over
          if (!anonymousIntrospection && !isSignedIn(contextValue.state.viewer) && check.asksForSchema(document, operation)) {
            throw refusal('FORBIDDEN', { zh: '登录后才能自省模式', en: 'Introspection needs a sign-in', status: 400 })
          }
        },
      }
    },
  }
}

const noSuchOperation = (name: string | undefined) => name === undefined
  ? refusal('QUERY_INVALID', { zh: '请求含有多个操作或没有操作,请用 operationName 指明其中之一', en: 'Must provide operation name if query contains multiple operations' })
  : refusal('QUERY_INVALID', { zh: `没有名为 ${name} 的操作`, en: `Unknown operation named "${name}"` })

const noSuchKind = (kind: string) =>
  refusal('QUERY_INVALID', { zh: `图中没有 ${kind} 类操作`, en: `The graph has no operations of the kind ${kind}` })
