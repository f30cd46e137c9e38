import { useCallback } from 'react'
import { askGraph } from '../ask-graph.ts'
import { FACET_CHOICES } from '../own-operations.ts'
import { type Choice, Combobox } from './combobox.tsx'

interface FacetAnswer {
  searchResources: { facet: { buckets: { key: string; label: string | null; labelEn: string | null; count: number }[] } | null } | null
}

interface ChoiceInputProps {
  name: string
  facet: string
  chosen: readonly string[]
  isList: boolean
  onChange(keys: readonly string[]): void
}

/** Platforms, organizations, regions, years, keywords…: what the resources of the graph really have, most frequent first. */
export const ChoiceInput = ({ facet, ...rest }: ChoiceInputProps) => {
  const find = useCallback(async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const { searchResources } = await askGraph<FacetAnswer>(FACET_CHOICES, { name: facet, contains: text.trim() || null }, signal)
    return (searchResources?.facet?.buckets ?? []).map(({ key, label, labelEn, count }) => ({ key, label: label ?? key, labelEn: labelEn ?? undefined, note: String(count) }))
  }, [facet])
  return <Combobox {...rest} find={find} />
}
