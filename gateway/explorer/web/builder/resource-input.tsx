import { useCallback } from 'react'
import { askGraph } from '../ask-graph.ts'
import { FOUND_RESOURCES } from '../own-operations.ts'
import { type Choice, Combobox } from './combobox.tsx'

interface SearchAnswer {
  searchResources: { edges: { node: { id: string; title: string | null; resourceType: string | null } | null }[] } | null
}

interface ResourceInputProps {
  name: string
  types?: string[]
  chosen: readonly string[]
  isList: boolean
  onChange(keys: readonly string[]): void
}

/** One resource or several, found by their words. */
export const ResourceInput = ({ types, ...rest }: ResourceInputProps) => {
  const find = useCallback(async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const { searchResources } = await askGraph<SearchAnswer>(FOUND_RESOURCES, { q: text.trim() || null, types }, signal)
    return (searchResources?.edges ?? []).flatMap(({ node }) => (node ? [{ key: node.id, label: node.title ?? node.id, note: node.resourceType ?? undefined }] : []))
  }, [types])
  return <Combobox {...rest} find={find} />
}
