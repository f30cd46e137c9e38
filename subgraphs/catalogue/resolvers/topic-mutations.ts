import type { CatalogueContext } from '../context.ts'
import { type RemoveTopicInput, removeTopic, saveTopic, type SaveTopicInput } from '../services/save-topic.ts'

export const topicMutations = {
  saveTopic: async (_source: unknown, { input }: { input: SaveTopicInput }, context: CatalogueContext) => ({ ...(await saveTopic(context, input)), clientMutationId: input.clientMutationId ?? null }),
  removeTopic: async (_source: unknown, { input }: { input: RemoveTopicInput }, context: CatalogueContext) => ({ ...(await removeTopic(context, input)), clientMutationId: input.clientMutationId ?? null }),
}
