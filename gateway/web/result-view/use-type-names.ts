import { ResourceTypes } from '../graph/types.operations.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useLabel } from '../i18n/use-label.ts'

/** Names of resource types by their code; the code itself until they are known. */
export const useTypeNames = (needed: boolean): ((code: string) => string) => {
  const label = useLabel()
  const { answer } = useGraph(ResourceTypes, {}, { skip: !needed })
  const names = new Map(answer?.data.resourceTypes?.map((type) => [type.code, label(type)]))
  return (code) => names.get(code) ?? code
}
