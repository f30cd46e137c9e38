import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/**
 * Whoever imports this first, and the rest dynamically, gets drizzle's CommonJS build. Node parses its 180 kB of package.json for each import between its
 * ES modules, which takes half a second of processor time; the same code as CommonJS needs a tenth of one.
 */
const builds = new Map<string, string>()
const { resolve } = createRequire(import.meta.url)
const buildOf = (specifier: string): string => {
  const known = builds.get(specifier) ?? pathToFileURL(resolve(specifier)).href
  builds.set(specifier, known)
  return known
}
let resolving = false

registerHooks({
  resolve: (specifier, context, next) => {
    if (resolving || !/^drizzle-orm(\/|$)/.test(specifier)) return next(specifier, context)
    resolving = true
    try {
      return { url: buildOf(specifier), format: 'commonjs', shortCircuit: true }
    } finally {
      resolving = false
    }
  },
})
