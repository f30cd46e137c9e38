import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { CASES, type Form } from './cases.ts'
import { measureLoad } from './load.ts'

/**
 * Requests per second of this gateway against the stock one, on the same supergraph and the same remote subgraphs. Machines are
 * noisy: short rounds alternate within one run, each form counts with its best one (other work only ever slows a round), and
 * only the ratios mean anything. `npm run bench:gateway`.
 */
const ROUNDS = 7
const ROUND_MS = 700
const WARM_MS = 1_200
/** The first case also warms up what all cases share. */
const FIRST_WARM_MS = 4_000
const CONNECTIONS = 24
const FORMS: Form[] = ['stock', 'remote', 'local']

interface Target { form: Form; child: ChildProcess; url: string }
type Figures = { perSecond: number[]; cpuMs: number[] }

const subgraphs = start('subgraph-process.ts', [])
const { urls } = await message<{ urls: Record<string, string> }>(subgraphs)
const targets = await Promise.all(FORMS.map(async (form): Promise<Target> => {
  const child = start('target-process.ts', [form, JSON.stringify(urls)])
  return { form, child, url: (await message<{ url: string }>(child)).url }
}))

const rows: Record<string, string | number>[] = []
for (const { name, query } of CASES) {
  const figures: Record<Form, Figures> = { stock: empty(), remote: empty(), local: empty() }
  for (const { url } of targets) await measureLoad({ url, query, connections: CONNECTIONS, ms: rows.length === 0 ? FIRST_WARM_MS : WARM_MS })
  for (let round = 0; round < ROUNDS; round++) {
    for (const target of targets) await measureRound(target, query, figures[target.form])
  }
  const [stock, remote, local] = FORMS.map((form) => Math.max(...figures[form].perSecond)) as [number, number, number]
  rows.push({
    case: name,
    stock: Math.round(stock), remote: Math.round(remote), local: Math.round(local),
    remoteRatio: ratio(remote, stock), localRatio: ratio(local, stock),
    stockCpuMs: round2(Math.min(...figures.stock.cpuMs)), remoteCpuMs: round2(Math.min(...figures.remote.cpuMs)), localCpuMs: round2(Math.min(...figures.local.cpuMs)),
  })
}

for (const child of [subgraphs, ...targets.map((target) => target.child)]) child.kill()
console.table(rows)
console.log(JSON.stringify({ bench: 'gateway', node: process.version, ratio: rows.map((row) => row.remoteRatio), localRatio: rows.map((row) => row.localRatio), rows }))

async function measureRound({ child, url }: Target, query: string, figures: Figures): Promise<void> {
  const before = await cpuMs(child)
  const { perSecond, requests } = await measureLoad({ url, query, connections: CONNECTIONS, ms: ROUND_MS })
  figures.perSecond.push(perSecond)
  figures.cpuMs.push(((await cpuMs(child)) - before) / requests)
}

function start(file: string, args: string[]): ChildProcess {
  return fork(new URL(file, import.meta.url), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

async function message<T>(child: ChildProcess): Promise<T> {
  const [said] = (await once(child, 'message')) as [T]
  return said
}

async function cpuMs(child: ChildProcess): Promise<number> {
  const said = message<{ cpuMs: number }>(child)
  child.send('cpu')
  return (await said).cpuMs
}

function empty(): Figures {
  return { perSecond: [], cpuMs: [] }
}

function ratio(of: number, to: number): number {
  return round2(of / to)
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
