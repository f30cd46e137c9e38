/**
 * The addresses of our pages: what the server answers with the page (routes.ts) and what the page shows at them (pages.tsx), in one list.
 * Patterns as fastify and wouter both read them. An address with further forms at the same place (`/q/:slug`, `/q/:slug.csv`) is registered where these are, with `sendPage`.
 */
export const addresses = ['/', '/search', '/resource/:id', '/directory/:code?', '/cube', '/identifiers', '/queries', '/q/:slug', '/exports/:id', '/results/:id', '/alerts', '/runs/:id', '/account'] as const

export type Address = (typeof addresses)[number]

/** Addresses with further forms at the same place, such as `/resource/:id.jsonld`: registered where these are. */
export const registeredElsewhere: readonly Address[] = ['/resource/:id', '/q/:slug', '/exports/:id', '/results/:id']
