import type { SubgraphFailure, Transport } from './transport.ts'

/** A subgraph that is never asked: its platform is paused, or its address is none that may be asked. */
export function createClosedTransport(namespace: string, failure: Omit<SubgraphFailure, 'code'>, paused?: true): Transport {
  return {
    namespace,
    kind: 'remote',
    ...(paused ? { paused } : {}),
    call: async () => ({ failure: { code: 'SUBGRAPH_UNAVAILABLE', ...failure } }),
    close: async () => undefined,
  }
}

export const PAUSED: Omit<SubgraphFailure, 'code'> = {
  reason: 'paused',
  notAsked: true,
  says: { zh: '平台已暂停服务,仅提供目录中的核心字段', en: 'The platform is paused; only core fields are answered, from the catalogue' },
}
