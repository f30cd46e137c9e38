import { createHash } from 'node:crypto'
import { ANONYMOUS, isSignedIn, type Viewer } from '../../schema/viewer.ts'
import { createMint } from '../../subgraphs/kit/tokens/mint-viewer-token.ts'
import type { SigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'
import type { RemoteOptions } from '../data-source/remote.ts'
import { SUPERGRAPH_HEADER, type RequestState } from '../request-state.ts'
import { traceHeaders } from '../telemetry/tracing.ts'

/** All that a partner learns of whoever signed in: that somebody did. One object, so that its token is signed once a minute. */
const SIGNED_IN: Viewer = { grants: [{ role: 'USER' }] }

/** Headers of the calls to one subgraph: our own token for it, a request id, the version that asks. Never the client's credentials. */
export function createSubgraphHeaders(signingKey: SigningKey): (namespace: string, isPartner: boolean) => RemoteOptions['headers'] {
  const mint = createMint(signingKey)
  return (namespace, isPartner) => async ({ state, unreachable = [] }) => ({
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    authorization: `Bearer ${await mint(isPartner ? partnerViewer(state.viewer) : state.viewer, namespace)}`,
    ...(state.supergraph === undefined ? {} : { [SUPERGRAPH_HEADER]: state.supergraph }),
    ...(unreachable.length > 0 ? { 'x-keyuan-unreachable': unreachable.join(',') } : {}),
    ...(isPartner ? { 'x-request-id': partnerRequestId(namespace, state) } : { 'x-request-id': state.requestId, ...traceHeaders() }),
  })
}

const partnerViewer = (viewer: Viewer): Viewer => (isSignedIn(viewer) ? SIGNED_IN : ANONYMOUS)

/** Clients may choose their request ids, and traces are theirs too: a partner gets an id that we can work out from a client's, not the other way. */
export const partnerRequestId = (namespace: string, { requestId }: Pick<RequestState, 'requestId'>): string =>
  createHash('sha256').update(`${namespace} ${requestId}`).digest('hex').slice(0, 32)
