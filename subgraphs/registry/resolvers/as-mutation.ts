import type { RegistryContext } from '../runtime.ts'

type Input = { clientMutationId?: string | null }

/** A mutation of the graph from a service: the payload repeats `clientMutationId`. */
export const mutation = <I extends Input, P extends object>(service: (context: RegistryContext, input: I) => Promise<P>) =>
  async (_source: unknown, { input }: { input: I }, context: RegistryContext) => ({ ...(await service(context, input)), clientMutationId: input.clientMutationId ?? null })
