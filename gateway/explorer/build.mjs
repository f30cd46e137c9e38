/**
 * Builds the explorer's page from web/ and queries/ into dist/ (or the folder given as argument). Run by `npm ci` through the `prepare` script,
 * possibly with the system's Node 20: hence plain JavaScript.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const here = fileURLToPath(new URL('.', import.meta.url))

// React's production build is chosen by this; a test runner sets it to "test".
process.env.NODE_ENV = 'production'

const build = async (outDir) => {
  const vite = await import('vite').catch((error) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  })
  if (!vite) {
    console.warn('explorer: not built, because vite is not installed (development dependencies are left out); /explorer will answer 503.')
    return
  }
  const started = performance.now()
  const { default: react } = await import('@vitejs/plugin-react')
  const { adaptGraphiql } = await import('./web/adapt-graphiql.mjs')
  await vite.build({
    root: join(here, 'web'),
    configFile: false,
    envDir: false,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react(), adaptGraphiql()],
    resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 8_000,
      modulePreload: { polyfill: false },
      // GraphiQL's modules carry a directive that was for its own compiler.
      rolldownOptions: { onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log) },
      // A data: address in a stylesheet is no request, but the page's policy allows none for fonts and images.
      assetsInlineLimit: 0,
    },
  })
  const { files, bytes, gzipBytes } = await compress(outDir)
  const megabytes = (count) => `${(count / 1e6).toFixed(2)} MB`
  console.log(`explorer: ${files} files, ${megabytes(bytes)} (${megabytes(gzipBytes)} compressed) in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/** Puts a .gz beside every text file, so that the gateway compresses nothing while it serves. */
const compress = async (outDir) => {
  const tally = { files: 0, bytes: 0, gzipBytes: 0 }
  await mkdir(outDir, { recursive: true })
  for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const content = await readFile(path)
    const packed = /\.(html|js|css|svg)$/.test(entry.name) ? gzipSync(content, { level: 9 }) : undefined
    if (packed) await writeFile(`${path}.gz`, packed)
    tally.files += 1
    tally.bytes += content.byteLength
    tally.gzipBytes += (packed ?? content).byteLength
  }
  return tally
}

await build(resolve(process.argv[2] ?? join(here, 'dist')))
