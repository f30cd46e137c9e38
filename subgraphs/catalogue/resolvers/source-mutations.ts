import type { CatalogueContext } from '../context.ts'
import { releaseDeletions } from '../services/release-deletions.ts'

interface ReleaseDeletionsInput { namespace: string; clientMutationId?: string | null }

export const sourceMutations = {
  releaseDeletions: async (_source: unknown, { input }: { input: ReleaseDeletionsInput }, context: CatalogueContext) => ({ ...(await releaseDeletions(context, input)), clientMutationId: input.clientMutationId ?? null }),
}
