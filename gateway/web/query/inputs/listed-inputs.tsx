import { useGraph } from '../../graph/use-graph.ts'
import type { InputProps } from '../parameters.ts'
import { ChoiceInput } from './choice-input.tsx'
import { PlatformChoices, RegionChoices, TypeChoices } from './inputs.operations.ts'

/** Lists that the graph knows whole. Until it has answered, what was chosen is shown by its code. */
export const TypeInput = (props: InputProps) => {
  const { answer } = useGraph(TypeChoices, {})
  return <ChoiceInput {...props} choices={(answer?.data.resourceTypes ?? []).map(({ code, label, labelEn }) => ({ value: code, label, labelEn }))} />
}

export const RegionInput = (props: InputProps) => {
  const { answer } = useGraph(RegionChoices, {})
  const terms = [...(answer?.data.provinces ?? []), ...(answer?.data.cities ?? [])]
  return <ChoiceInput {...props} choices={terms.map(({ code, label, labelEn }) => ({ value: code, label, labelEn }))} />
}

export const PlatformInput = (props: InputProps) => {
  const { answer } = useGraph(PlatformChoices, {})
  return <ChoiceInput {...props} choices={(answer?.data.platforms?.edges ?? []).flatMap(({ node }) => (node ? [{ value: node.id, label: node.name, labelEn: node.nameEn }] : []))} />
}
