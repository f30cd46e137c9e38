/** `npm run elasticsearch [-- --port N --data DIR --heap 1g]`: a real Elasticsearch without containers, in the foreground; Ctrl-C stops it and keeps the data. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ELASTICSEARCH_FOLDER } from './elasticsearch/distribution.ts'
import { type RunningElasticsearch, startElasticsearch } from './elasticsearch/start-elasticsearch.ts'
import { checkPort } from './start/port-check.ts'
import { UserMessage } from './user-message.ts'

const DEFAULT_PORT = '9200'
const DEFAULT_HEAP = '1g'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const optionsOf = (args: string[]): { port: number; folder: string; heap: string } => {
  let values: { port?: string; data?: string; heap?: string }
  try {
    values = parseArgs({ args, options: { port: { type: 'string' }, data: { type: 'string' }, heap: { type: 'string' } } }).values
  } catch (error) {
    throw new UserMessage(`${error instanceof Error ? error.message : String(error)};可用:--port N、--data DIR、--heap 1g / Flags: --port N, --data DIR, --heap 1g`)
  }
  const [port, heap] = [Number(values.port ?? DEFAULT_PORT), values.heap ?? DEFAULT_HEAP]
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new UserMessage(`端口应为 1–65535 的整数,实为「${values.port}」/ A port is a whole number from 1 to 65535, not "${values.port}"`)
  if (!/^\d+[mg]$/i.test(heap)) throw new UserMessage(`堆的大小应如 512m 或 1g,实为「${heap}」/ The heap is written like 512m or 1g, not "${heap}"`)
  return { port, heap, folder: values.data ? resolve(values.data) : join(ELASTICSEARCH_FOLDER, 'data') }
}

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof UserMessage ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
}

let running: Promise<RunningElasticsearch> | null = null
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1)
    stopping = true
    say('正在停止 / stopping')
    // While it still starts: waits for that, then stops it, so that nothing is left behind.
    Promise.resolve(running).then((server) => server?.stop()).then(() => process.exit(0), fail)
  })
}
try {
  const { port, folder, heap } = optionsOf(process.argv.slice(2))
  await checkPort('127.0.0.1', port)
  running = startElasticsearch({ folder, port, heap, say })
  const { url, ended } = await running
  say(`数据 / data   ${folder}\n使用 / use    ELASTICSEARCH_URL=${url} npm start\nready ${url}`)
  await ended
  if (!stopping) throw new UserMessage(`Elasticsearch 意外结束;请查看 ${folder}/server/logs / Elasticsearch ended by itself: look at its logs`)
} catch (error) {
  fail(error)
}
