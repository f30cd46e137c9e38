import { readFileSync } from 'node:fs'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** The hand-written SDL of this folder, read once. */
export const CORE_SDL = read('core.graphql')
export const LISTS_SDL = read('lists.graphql')
export const FEED_SDL = read('feed.graphql')
export const INSIDE_SDL = read('inside.graphql')

/** Header of every own subgraph. */
export const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@external", "@interfaceObject"])`
