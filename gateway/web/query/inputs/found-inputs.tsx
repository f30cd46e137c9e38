import { useGraph } from '../../graph/use-graph.ts'
import { useLabel } from '../../i18n/use-label.ts'
import type { InputProps } from '../parameters.ts'
import type { Choice } from './choice-input.tsx'
import { NamesOfChosen, OrganizationChoices, ResourceChoices } from './inputs.operations.ts'
import { SearchPicker } from './search-picker.tsx'

const useOrganizations = (typed: string): readonly Choice[] | null => {
  const { answer } = useGraph(OrganizationChoices, { contains: typed }, { skip: typed === '' })
  return answer?.data.searchResources?.facet?.buckets.map(({ key, label, labelEn }) => ({ value: key, label, labelEn })) ?? null
}

const useResources = (typed: string): readonly Choice[] | null => {
  const { answer } = useGraph(ResourceChoices, { q: typed }, { skip: typed === '' })
  return answer?.data.searchResources?.edges.flatMap(({ node }) => (node ? [{ value: node.id, label: node.title, labelEn: node.titleEn }] : [])) ?? null
}

export const OrganizationInput = (props: InputProps) => {
  const label = useLabel()
  const chosen = props.values[0] ?? ''
  const { answer } = useGraph(OrganizationChoices, { contains: null }, { skip: chosen === '' })
  const known = new Map(answer?.data.searchResources?.facet?.buckets.map((bucket) => [bucket.key, label(bucket)]))
  return <SearchPicker {...props} useFound={useOrganizations} nameOf={(id) => known.get(id) ?? id} />
}

export const ResourceInput = (props: InputProps) => {
  const label = useLabel()
  const ids = props.values.filter((value) => value !== '')
  const { answer } = useGraph(NamesOfChosen, { ids }, { skip: ids.length === 0 })
  const known = new Map(answer?.data.resources?.flatMap((resource) => (resource ? [[resource.id, label(resource)] as const] : [])))
  return <SearchPicker {...props} useFound={useResources} nameOf={(id) => known.get(id) || id} />
}
