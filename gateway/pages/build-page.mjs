import { compress } from './compress.mjs'

/**
 * Builds a page with Vite into `outDir` and compresses it. Plain JavaScript, because `npm ci` runs it through the `prepare` script, possibly with the system's Node 20.
 * `configure` is given Vite's React plugin and returns what is particular to the page.
 */
export const buildPage = async ({ name, root, outDir, configure }) => {
  // React's production build is chosen by this; a test runner sets it to "test".
  process.env.NODE_ENV = 'production'
  const vite = await import('vite').catch((error) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  })
  if (!vite) {
    console.warn(`${name}: not built, because vite is not installed (development dependencies are left out); its addresses will answer 503.`)
    return
  }
  const started = performance.now()
  const { default: react } = await import('@vitejs/plugin-react')
  const { build, ...rest } = await configure(react)
  await vite.build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    ...rest,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: false,
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
      // A data: address in a stylesheet is no request, but the page's policy allows none for fonts and images.
      assetsInlineLimit: 0,
      ...build,
    },
  })
  const { files, bytes, gzipBytes } = await compress(outDir)
  const megabytes = (count) => `${(count / 1e6).toFixed(2)} MB`
  console.log(`${name}: ${files} files, ${megabytes(bytes)} (${megabytes(gzipBytes)} compressed) in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
