/** Builds the explorer's page from web/ and queries/ into dist/ (or the folder given as argument). Run by `npm ci` through the `prepare` script. */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPage } from '../pages/build-page.mjs'
import { land } from '../web/map/land-plugin.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))

await buildPage({
  name: 'explorer',
  root: join(here, 'web'),
  outDir: resolve(process.argv[2] ?? join(here, 'dist')),
  configure: async (react) => {
    const { adaptGraphiql } = await import('./web/adapt-graphiql.mjs')
    return {
      base: './',
      plugins: [react(), adaptGraphiql(), land()],
      resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
      worker: { format: 'es' },
      build: {
        chunkSizeWarningLimit: 8_000,
        // GraphiQL's modules carry a directive that was for its own compiler.
        rolldownOptions: { onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log) },
      },
    }
  },
})
