/** Builds the pages into dist/ (or the folder given as argument). Run by `npm ci` through the `prepare` script. */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPage } from '../pages/build-page.mjs'
import { land } from './map/land-plugin.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))

await buildPage({
  name: 'pages',
  root: here,
  outDir: resolve(process.argv[2] ?? join(here, 'dist')),
  configure: async (react) => ({
    base: '/',
    plugins: [react(), land()],
    build: { assetsDir: 'assets' },
  }),
})
