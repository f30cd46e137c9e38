/** `npm run serve -- <subgraph | catalogue | registry | accounts | gateway>`: one process of the distributed form. `gateway --supergraph FILE` serves any supergraph. */
import { parseArgs } from 'node:util'
import { storedArtifact } from '../schema/stored-artifact.ts'
import { boundHeapGrowth } from './heap-growth.ts'
import type { Closable } from './serve/opened.ts'
import './common-js-drizzle.ts'

boundHeapGrowth()

const [name, ...flags] = process.argv.slice(2)
const { values: { supergraph } } = parseArgs({ args: flags, options: { supergraph: { type: 'string' } } })
const names = [...storedArtifact().subgraphs.map(({ namespace }) => namespace), 'gateway']
if (!name || !names.includes(name)) {
  process.stderr.write(`用法 / usage: npm run serve -- <${names.join(' | ')}> · gateway --supergraph FILE\n`)
  process.exit(1)
}
/** What is served is loaded when that is known: a subgraph alone starts in half the time of all of them. */
const serve = async (served: string): Promise<Closable> => {
  if (served !== 'gateway') return (await import('./serve/one.ts')).serveOne(served)
  const { serveGateway, servePlain } = await import('./serve/gateway.ts')
  return supergraph === undefined ? serveGateway() : servePlain(supergraph)
}
try {
  const running = await serve(name)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      running.close().then(() => process.exit(0), (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      })
    })
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
