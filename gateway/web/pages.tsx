import { type ComponentType, lazy } from 'react'
import type { Address } from './addresses.ts'

/** Each page is a chunk of its own. */
const page = (load: () => Promise<ComponentType>): ComponentType => lazy(async () => ({ default: await load() }))

/** The page of each address. */
export const pages: Readonly<Record<Address, ComponentType>> = {
  '/': page(async () => (await import('./home/home-page.tsx')).HomePage),
  '/search': page(async () => (await import('./search/search-page.tsx')).SearchPage),
  '/directory/:code?': page(async () => (await import('./directory/directory-page.tsx')).DirectoryPage),
  '/cube': page(async () => (await import('./cube/cube-page.tsx')).CubePage),
  '/identifiers': page(async () => (await import('./identifiers/identifiers-page.tsx')).IdentifiersPage),
  '/resource/:id': page(async () => (await import('./resource/resource-page.tsx')).ResourcePage),
  '/queries': page(async () => (await import('./queries/queries-page.tsx')).QueriesPage),
  '/q/:slug': page(async () => (await import('./query/query-page.tsx')).QueryPage),
  '/exports/:id': page(async () => (await import('./export/export-page.tsx')).ExportPage),
  '/results/:id': page(async () => (await import('./frozen/result-page.tsx')).ResultPage),
  '/alerts': page(async () => (await import('./alerts/alerts-page.tsx')).AlertsPage),
  '/runs/:id': page(async () => (await import('./alerts/run-page.tsx')).RunPage),
  '/account': page(async () => (await import('./account/account-page.tsx')).AccountPage),
}
