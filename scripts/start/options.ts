import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UserMessage } from '../user-message.ts'

export interface StartOptions {
  /** Port of the graph; undefined: as the gateway's configuration says. */
  port: number | undefined
  /** Folder of all data. */
  data: string
  /** Start over: what is in the folder is deleted. */
  fresh: boolean
  /** False: no demo data on first use. */
  demo: boolean
}

const DEFAULT_DATA = resolve(import.meta.dirname, '../../.keyuan')

export const START_SETTINGS: readonly { name: string; flag: string; default: string; zh: string; en: string }[] = [
  { name: 'KEYUAN_PORT', flag: '--port N', default: '4000', zh: '图的端口', en: 'Port of the graph' },
  { name: 'KEYUAN_DATA', flag: '--data DIR', default: '.keyuan', zh: '数据文件夹', en: 'Folder of all data' },
  { name: 'KEYUAN_DEMO', flag: '--no-demo', default: 'true', zh: '首次启动时载入演示数据', en: 'Whether demo data are loaded on first use' },
  { name: 'KEYUAN_DATABASE_URL', flag: '', default: '', zh: '已有 PostgreSQL 的地址;缺省用内置的', en: 'Address of an existing PostgreSQL; by default the embedded one' },
]

const portOf = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UserMessage(`端口应为 0–65535 的整数,实为「${text}」/ A port is a whole number from 0 to 65535, not "${text}"`)
  return port
}

/** Flags go before environment variables. */
export const startOptions = (args: string[], environment: NodeJS.ProcessEnv): StartOptions => {
  let values: { port?: string; data?: string; fresh?: boolean; demo?: boolean }
  try {
    values = parseArgs({ args, options: { port: { type: 'string' }, data: { type: 'string' }, fresh: { type: 'boolean' }, demo: { type: 'boolean' } }, allowNegative: true }).values
  } catch (error) {
    throw new UserMessage(`${error instanceof Error ? error.message : String(error)};可用:--port N、--data DIR、--fresh、--no-demo / Flags: --port N, --data DIR, --fresh, --no-demo`)
  }
  const port = values.port ?? (environment.KEYUAN_PORT || undefined)
  return {
    port: port === undefined ? undefined : portOf(port),
    data: resolve(values.data ?? (environment.KEYUAN_DATA || DEFAULT_DATA)),
    fresh: values.fresh ?? false,
    demo: values.demo ?? environment.KEYUAN_DEMO !== 'false',
  }
}
