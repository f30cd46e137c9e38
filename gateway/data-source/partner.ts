import type { PartnerTerms } from '../../schema/partner.ts'
import { allowanceOf } from '../../subgraphs/kit/outbound/allowance.ts'
import { checkOutboundUrl } from '../../subgraphs/kit/outbound/check-outbound-url.ts'
import { guardedConnector } from '../../subgraphs/kit/outbound/guarded-connector.ts'
import { createClosedTransport, PAUSED } from './closed.ts'
import { createRemoteTransport, type RemoteOptions } from './remote.ts'
import type { Transport } from './transport.ts'

export interface PartnerOptions {
  /** Whether partners may stand on this machine or in a private network. */
  allowPrivate: boolean
  /** The part of a partner's pace that this process may use, 0–1. */
  share: number
}

/** A page of 200 records of ten kilobytes, or of 25 objects each: they are parsed and merged by the thread that serves everybody. */
const MAX_BYTES = 2 * 1024 * 1024
const MAX_OBJECTS = 5_000

/** The road to a partner: public addresses only, at the pace that it declared, and none at all while it is paused. */
export function createPartnerTransport(remote: Omit<RemoteOptions, 'guard'>, terms: PartnerTerms, { allowPrivate, share }: PartnerOptions): Transport {
  const { namespace, url } = remote
  if (terms.paused) return createClosedTransport(namespace, PAUSED, true)
  const { problem } = checkOutboundUrl(url, { allowPrivate })
  // An address that was taken once and may not be asked here is a part that is missing, not a graph that does not start.
  if (problem) return createClosedTransport(namespace, { reason: `its address is refused: ${problem.en}` })
  return createRemoteTransport({
    ...remote,
    maxBytes: Math.min(remote.maxBytes, MAX_BYTES),
    connections: Math.max(1, Math.min(remote.connections, Math.floor(terms.concurrency))),
    guard: { allowance: allowanceOf(namespace, url, terms, share), connect: guardedConnector({ allowPrivate }), maxObjects: MAX_OBJECTS },
  })
}
