/** `node scripts/health.ts <url>`: exit 0 where the address answers 200; for the health checks of containers. */
const url = process.argv[2]
if (!url) throw new Error('usage: node scripts/health.ts <url>')
const response = await fetch(url, { signal: AbortSignal.timeout(2_500) }).catch((error: unknown) => {
  process.stderr.write(`${url}: ${error instanceof Error ? error.message : String(error)}\n`)
  return null
})
process.exit(response?.ok ? 0 : 1)
