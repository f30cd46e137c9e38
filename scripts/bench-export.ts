/**
 * `npm run bench:export -- --records N [--heap MB]`: exports N made-up records from a graph in a process of its own, cancels and resumes in the middle, kills the process once, and compares
 * every file with what the search itself gives by cursor. Prints times and the memory of the process.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { mintDevelopmentToken } from '../gateway/auth/mint-development-token.ts'
import { loadRecords } from './bench-export/load.ts'
import { residentMb, watchResident } from './bench-export/resident.ts'
import { type Server, startServer } from './bench-export/server.ts'
import { UserMessage } from './user-message.ts'

const KEY = 'a key of a measurement, of at least 32 characters'
const QUERY = 'query Datasets { searchResources(filter: { types: ["DATASET"] }, sort: RELEASED_DESC) { total { value } edges { node { id title generatedOn keywords platform { name } creators { name } ... on Dataset { recordCount } } } } }'
const WALK = 'query($after: String) { searchResources(filter: { types: ["DATASET"] }, sort: RELEASED_DESC, first: 200, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }'
const SEEN = 'id address state rows totalRows hash error { message }'

interface IdPage { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
interface Seen { id: string; address: string; state: string; rows: number; totalRows: number | null; hash: string | null; error: { message: string } | null }

const say = (text: string): void => void process.stderr.write(`${text}\n`)
const rounded = (n: number): number => Math.round(n * 10) / 10

const { values } = parseArgs({ args: process.argv.slice(2), options: { records: { type: 'string' }, data: { type: 'string' }, heap: { type: 'string' } } })
const records = Number(values.records)
/** Machines that measure may be busy; what is measured is memory and completeness. `--heap` bounds the heap in MB, to see with how little an export does. */
const ENVIRONMENT = { KEYUAN_DEVELOPMENT_KEY: KEY, KEYUAN_PLAN_DEADLINE_MS: '10000', KEYUAN_SUBGRAPH_DEADLINE_MS: '20000', ...(values.heap === undefined ? {} : { NODE_OPTIONS: `--max-old-space-size=${Number(values.heap)}` }) }

let server!: Server
let headers: Record<string, string>

const ask = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
  const response = await fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) })
  const { data, errors } = (await response.json()) as { data: T; errors?: { message: string }[] }
  if (errors?.[0]) throw new Error(errors[0].message)
  return data
}
const change = async (name: string, input: Record<string, unknown>): Promise<Seen> => {
  const type = name === 'startExport' ? 'StartExportInput' : 'ExportIdInput'
  const payload = (await ask<Record<string, { export: Seen | null; errors: { message: string }[] }>>(`mutation($input: ${type}!) { ${name}(input: $input) { export { ${SEEN} } errors { message } } }`, { input }))[name]
  if (!payload?.export) throw new Error(payload?.errors[0]?.message ?? name)
  return payload.export
}
const until = async (id: string, is: (seen: Seen) => boolean): Promise<Seen> => {
  for (;;) {
    const { export: seen } = await ask<{ export: Seen }>(`query($id: ID!) { export(id: $id) { ${SEEN} } }`, { id })
    if (seen.state === 'FAILED') throw new Error(seen.error?.message)
    if (is(seen)) return seen
    await pause(200)
  }
}
/** Hits now. While much is being indexed a search may not be done in its time: the next one will tell. */
const countedNow = (): Promise<number> =>
  ask<{ searchResources: { total: { value: number } } }>('{ searchResources(filter: { types: ["DATASET"] }, first: 1) { total { value } } }').then(({ searchResources }) => searchResources.total.value, (error: Error) => {
    say(error.message)
    return 0
  })
const searched = async (): Promise<string[]> => {
  const ids: string[] = []
  for (let after: string | null = null; ;) {
    const page: IdPage = (await ask<{ searchResources: IdPage }>(WALK, { after })).searchResources
    ids.push(...page.edges.map(({ node }) => node.id))
    if (!page.pageInfo.hasNextPage) return ids
    after = page.pageInfo.endCursor
  }
}
/** Downloads a file to its end; ids where it is JSONL, else its size. */
const download = async (address: string): Promise<{ bytes: number; ids: string[] }> => {
  const response = await fetch(new URL(address, server.url), { headers })
  if (!response.ok || !response.body) throw new Error(`${address}: ${response.status} ${await response.text()}`)
  let bytes = 0
  const ids: string[] = []
  const counted = Readable.fromWeb(response.body as never).on('data', (piece: Buffer) => { bytes += piece.length })
  if (!address.endsWith('.jsonl')) for await (const _piece of counted);
  else for await (const line of createInterface({ input: counted })) ids.push((JSON.parse(line) as { id: string }).id)
  return { bytes, ids }
}
const timed = async <T>(work: () => Promise<T>): Promise<{ value: T; seconds: number; highestMb: number }> => {
  const began = performance.now()
  const watching = watchResident(server.pid)
  try {
    const value = await work()
    return { value, seconds: rounded((performance.now() - began) / 1_000), highestMb: rounded(watching.stop()) }
  } finally {
    watching.stop()
  }
}

const main = async (folder: string): Promise<void> => {
  headers = { authorization: `Bearer ${await mintDevelopmentToken({ sub: 'bench' }, KEY)}` }
  server = await startServer(folder, ENVIRONMENT)
  const marker = join(folder, `loaded-${records}`)
  if (!existsSync(marker)) await loadRecords(server, records, (written) => { if (written % 10_000 === 0) say(`${written} 写入 / written`) })
  writeFileSync(marker, '')
  while ((await countedNow()) < records) await pause(1_000)
  say(`${records} 可检索 / searchable`)
  // The process that loaded them has their memory: measured is one that starts with them.
  await server.stop()
  server = await startServer(folder, ENVIRONMENT)
  const expected = await searched()
  const quietMb = rounded(residentMb(server.pid))
  say(`检索逐页 / search by cursor: ${expected.length}, RSS ${quietMb} MB`)

  const exported = await timed(async () => {
    const begun = await change('startExport', { document: QUERY, name: '小麦' })
    const middle = await until(begun.id, ({ rows }) => rows >= records / 3)
    const stopped = await change('cancelExport', { id: begun.id })
    say(`${middle.rows} 行时停下 / stopped: ${stopped.state}`)
    await change('resumeExport', { id: begun.id })
    return until(begun.id, ({ state }) => state === 'DONE')
  })
  say(`导出 / exported: ${exported.value.rows}, ${exported.seconds} s, RSS ≤ ${exported.highestMb} MB`)
  const files: Record<string, unknown> = {}
  let same = true
  for (const format of ['jsonl', 'csv', 'xlsx', 'ris', 'bib']) {
    const { value, seconds, highestMb } = await timed(() => download(`${exported.value.address}.${format}`))
    if (format === 'jsonl') same = value.ids.length === expected.length && value.ids.every((id, at) => id === expected[at])
    files[format] = { megabytes: rounded(value.bytes / 1e6), seconds, highestMb }
    say(`${format}: ${JSON.stringify(files[format])}`)
  }

  const again = await change('startExport', { document: QUERY, name: '小麦' })
  const killedAt = (await until(again.id, ({ rows }) => rows >= records / 2)).rows
  process.kill(server.pid, 'SIGKILL')
  await pause(1_000)
  server = await startServer(folder, ENVIRONMENT)
  const after = await until(again.id, ({ state }) => state === 'DONE')
  say(`${killedAt} 行时进程被杀,续完 / killed at, went on to: ${after.rows}`)
  await server.stop()
  process.stdout.write(`${JSON.stringify({
    bench: 'export', records, heapMb: values.heap === undefined ? null : Number(values.heap), node: process.version, rows: exported.value.rows, sameAsSearch: same, seconds: exported.seconds, quietMb, highestMb: exported.highestMb,
    grewMb: rounded(exported.highestMb - quietMb), files, killedAt, sameAfterKill: after.hash === exported.value.hash,
  })}\n`)
  if (!same || exported.value.rows !== expected.length || after.hash !== exported.value.hash) throw new UserMessage('导出与检索不一致 / The export is not what the search gives')
}

const folder = values.data === undefined ? mkdtempSync(join(tmpdir(), 'keyuan-exports-')) : resolve(values.data)
try {
  if (!Number.isInteger(records) || records < 1) throw new UserMessage('用法 / usage: npm run bench:export -- --records N [--heap MB] [--data DIR]')
  await main(folder)
} catch (error) {
  process.stderr.write(`${error instanceof UserMessage ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
} finally {
  await (server as Server | undefined)?.stop()
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true })
}
