import type { Plugin } from 'vite'

/** Coastlines as `landRings` reads them. */
export const landText: () => string
/** Vite: `import land from 'virtual:land'`. */
export const land: () => Plugin
