import type { Limits } from '../../schema/limits/limits.ts'
import { storedArtifact } from '../../schema/stored-artifact.ts'
import { probe } from '../../subgraphs/kit/conformance/probe.ts'
import { probeTokens } from '../../subgraphs/kit/conformance/probe-tokens.ts'
import type { AskAs } from '../../subgraphs/kit/graph-client.ts'
import type { Log } from '../../subgraphs/kit/log.ts'
import { guardedPost } from '../../subgraphs/kit/outbound/guarded-post.ts'
import type { SigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'
import type { OwnGraph } from '../../subgraphs/registry/graph/own-graph.ts'
import type { SendMail } from '../../subgraphs/registry/mail/send-mail.ts'
import { openRegistry, type RunningRegistry } from '../../subgraphs/registry/open-registry.ts'
import { catalogueSource, ownComposable } from '../compose.ts'

/** Read from the files of this release once. */
let own: OwnGraph | undefined
export const ownGraph = (): OwnGraph => own ??= { catalogue: catalogueSource(), subgraphs: ownComposable(), artifact: storedArtifact() }

export interface OwnRegistryOptions {
  databaseUrl: string
  signingKey: SigningKey
  /** Whether partners may stand on this machine or in a private network. */
  allowPrivate: boolean
  /** Asks the public graph for people: jobs and schedules do. */
  askAs: AskAs
  log: Log
  /** What gateways refuse beyond. */
  limits: Limits
  connections?: number
  mail?: SendMail | null
  /** Where people reach this system. */
  publicUrl?: () => string
}

/** The registry with our own subgraphs as the graph that partners join. */
export const openOwnRegistry = ({ signingKey, allowPrivate, ...options }: OwnRegistryOptions): Promise<RunningRegistry> => {
  const post = guardedPost({ allowPrivate })
  return openRegistry({
    ...options,
    webhooks: { post, allowPrivate },
    own: ownGraph(),
    probe: (subgraph) => probe({ subgraph, post, token: probeTokens(signingKey, subgraph.namespace) }),
  })
}
