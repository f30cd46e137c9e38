import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

const BROWSER = '{gateway,schema,scripts,subgraphs,test}/**/*.browser.test.ts'

const shared = {
  root: '.',
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  setupFiles: ['test/keep-compiled.ts'],
}
/**
 * The build that `require` takes. Vite would take the ES module build of graphql, the libraries take the other one, and two copies cannot work together.
 * Of drizzle, Node parses 180 kB of package.json for each import between its ES modules: half a second a test file.
 */
const COMMON_JS = ['graphql', 'drizzle-orm', 'drizzle-orm/pg-core', 'drizzle-orm/postgres-js']
const resolve = { alias: COMMON_JS.map((name) => ({ find: new RegExp(`^${name}$`), replacement: require.resolve(name) })) }

/** Of what needs a browser and a graph: most of the time one of the two waits for the other, so a second file fits on two cores; where there is one, one at a time. */
const BROWSERS = Math.min(2, availableParallelism())

/** First what needs no browser, two files at a time; then the browser tests: a browser takes whatever is left of a small machine, and what measures time beside it measures the browser. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: { ...shared, name: 'graph', include: ['{gateway,schema,scripts,subgraphs,test}/**/*.test.ts'], exclude: [BROWSER, '**/node_modules/**'], maxWorkers: 2, sequence: { groupOrder: 0 }, globalSetup: ['test/global-setup.ts'] },
      },
      {
        resolve,
        test: { ...shared, name: 'browser', include: [BROWSER], maxWorkers: BROWSERS, sequence: { groupOrder: 1 }, globalSetup: ['test/global-setup.ts'] },
      },
    ],
  },
})
