import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { postgresBinaries } from './binaries.ts'
import { freePort } from '../free-port.ts'
import { alive, commandOf, until } from '../processes.ts'
import { unprivileged } from '../unprivileged.ts'
import { UserMessage } from '../user-message.ts'

const USER = 'keyuan'
const READY_TIMEOUT_MS = 30_000
const STOP_TIMEOUT_MS = 10_000

export interface EmbeddedPostgres {
  /** Address of the database `keyuan`. */
  url: string
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Holds the cluster; made when it is not there. */
  folder: string
  /** Tests trade durability for speed. */
  durable?: boolean
  /** Further settings of the server (postgresql.conf). */
  settings?: Readonly<Record<string, string>>
}

const run = (command: string, args: string[], folder: string, input?: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const launch = unprivileged(command, args, folder)
    const child = spawn(launch.command, launch.args, { uid: launch.uid, gid: launch.gid, stdio: ['pipe', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim() || `exit ${code}`))))
    child.stdin.end(input)
  })

/** A server of ours that outlived the process that started it is ended; the caller holds the lock of the data folder, so nobody uses it. */
const endOrphan = async (cluster: string): Promise<void> => {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !alive(pid)) return
  const command = commandOf(pid)
  if (command === '') throw new UserMessage(`数据文件夹 ${cluster} 可能正被进程 ${pid} 使用,而其命令无法读取;请先确认并结束它 / Process ${pid} may be using this folder and cannot be looked at: end it first`)
  // Another program has the number by now: the file is left over from a crash.
  if (!command.includes(cluster)) return rmSync(file)
  process.kill(pid, 'SIGINT')
  if (!(await until(() => !alive(pid), STOP_TIMEOUT_MS))) process.kill(pid, 'SIGQUIT')
  await until(() => !alive(pid), STOP_TIMEOUT_MS)
}

const initialise = async (cluster: string, password: string): Promise<void> => {
  const { initdb } = await postgresBinaries()
  const passwordFile = join(cluster, '..', 'initial-password')
  writeFileSync(passwordFile, `${password}\n`)
  chmodSync(passwordFile, 0o644)
  try {
    await run(initdb, ['-D', cluster, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'], cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Starts a real PostgreSQL of our own on a free port of the loopback address. `folder` is made and filled on first use. */
export const startPostgres = async ({ folder, durable = true, settings: further = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  const cluster = join(folder, 'cluster')
  const secret = join(folder, 'password')
  mkdirSync(cluster, { recursive: true })
  if (!existsSync(secret) || readdirSync(cluster).length === 0) {
    if (readdirSync(cluster).length > 0) throw new UserMessage(`数据文件夹 ${folder} 不完整(缺少 password 文件),请恢复备份,或加 --fresh 重新开始 / The data folder is broken: restore it, or start over with --fresh`)
    const password = randomBytes(18).toString('base64url')
    await initialise(cluster, password)
    writeFileSync(secret, password, { mode: 0o600 })
  }
  if (!existsSync(join(cluster, 'PG_VERSION'))) throw new UserMessage(`数据文件夹 ${folder} 不完整(不是 PostgreSQL 数据),请恢复备份,或加 --fresh 重新开始 / The data folder is broken: restore it, or start over with --fresh`)
  await endOrphan(cluster)
  const port = await freePort()
  const { postgres: server } = await postgresBinaries()
  const settings = {
    listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: 200, shared_buffers: '128MB', log_min_messages: 'fatal', log_statement: 'none', log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...further,
  }
  const launch = unprivileged(server, ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], cluster)
  const child = spawn(launch.command, launch.args, { uid: launch.uid, gid: launch.gid, stdio: ['ignore', 'ignore', 'pipe'], detached: true, env: { ...process.env, LC_ALL: 'C' } })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-4_000) })
  const url = `postgres://${USER}:${readFileSync(secret, 'utf8').trim()}@127.0.0.1:${port}/`
  const admin = postgres(`${url}postgres`, { max: 1, onnotice: () => undefined, connect_timeout: 2 })
  const ready = await until(async () => child.exitCode !== null || (await admin`select 1`.then(() => true, () => false)), READY_TIMEOUT_MS)
  if (!ready || child.exitCode !== null) {
    await admin.end({ timeout: 1 })
    child.kill('SIGQUIT')
    throw new UserMessage(`PostgreSQL 无法从 ${folder} 启动:${said.trim()};请恢复备份,或加 --fresh 重新开始 / PostgreSQL did not start: restore the folder, or start over with --fresh`)
  }
  const [known] = await admin`select 1 from pg_database where datname = 'keyuan'`
  if (!known) await admin`create database keyuan`
  await admin.end()
  return { url: `${url}keyuan`, stop: () => stop(child) }
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // Fast shutdown: open transactions are rolled back, nothing committed is lost.
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS)
  await ended
  clearTimeout(timer)
}
