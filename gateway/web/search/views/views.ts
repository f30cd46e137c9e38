import { type ComponentType, createElement, lazy } from 'react'
import type { SearchState } from '../search-address.ts'
import type { SearchResultsQuery } from '../search.operations.ts'
import type { Search } from '../use-search.ts'
import { ListView } from './list-view.tsx'

export type Found = NonNullable<SearchResultsQuery['searchResources']>

export interface ViewProps { search: Search; found: Found }

/** A chunk of its own: coastlines are not for those who read a list. */
const MapView = lazy(async () => ({ default: (await import('./map-view.tsx')).MapView }))
const MapOfSearch = ({ search }: ViewProps) => createElement(MapView, search.address)

export interface View {
  component: ComponentType<ViewProps>
  name: { zh: string; en: string }
}

/** How hits can be looked at. The switch is shown where there is more than one. */
export const views: Readonly<Record<SearchState['view'], View>> = {
  list: { component: ListView, name: { zh: '列表', en: 'List' } },
  map: { component: MapOfSearch, name: { zh: '地图', en: 'Map' } },
}
