import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { alive, until } from '../processes.ts'
import { openDataFolder } from '../start/data-folder.ts'
import { unprivileged } from '../unprivileged.ts'
import { UserMessage } from '../user-message.ts'
import { type Distribution, elasticsearchDistribution } from './distribution.ts'
import { endOrphan } from './end-orphan.ts'
import { type ServerFolder, type Settings, serverFolder, writeServerFolder } from './server-folder.ts'

const READY_TIMEOUT_MS = 90_000
const STOP_TIMEOUT_MS = 20_000
const PROBE_TIMEOUT_MS = 5_000

export interface RunningElasticsearch {
  /** `http://127.0.0.1:<port>` */
  url: string
  /** The server itself, not its launcher. */
  pid: number
  /** Ends it in order; the data stay. */
  stop(): Promise<void>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
  /** Resolves when it has ended, on its own account too. */
  ended: Promise<void>
}

export interface ElasticsearchOptions {
  /** Holds data, logs and configuration; made when it is not there. */
  folder: string
  /** A free one by default. */
  port?: number
  /** As Java writes it: 512m, 1g. */
  heap?: string
  /** False: a test, to which a nearly full disk does not matter. */
  durable?: boolean
  /** Further lines of elasticsearch.yml. */
  settings?: Settings
  /** Further files of its configuration folder, such as `roles.yml`. */
  configFiles?: Readonly<Record<string, string>>
  /** Hears of the download on first use. */
  say?: (text: string) => void
}

/** Up once it answers with all its indices open; a secured server that asks for a password is up too. */
const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=1s`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) }).then(async (response) => {
    await response.arrayBuffer()
    return response.ok || response.status === 401
  }, () => false)

const lastLines = (server: ServerFolder): string => {
  const lines = [server.console, join(server.logs, 'keyuan.log')].filter(existsSync).flatMap((file) => readFileSync(file, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('at ')))
  const telling = lines.filter((line) => /ERROR|FATAL|Exception|unknown setting/.test(line))
  return (telling.length > 0 ? telling : lines).slice(-5).join(' | ').slice(-1_200)
}

const launch = (server: ServerFolder, { home, javaHome }: Distribution, heap: string): ChildProcess => {
  const { command, args, uid, gid } = unprivileged('/bin/bash', [join(home, 'bin', 'elasticsearch'), '-p', server.serverPid], server.path, [home, javaHome])
  const { JAVA_HOME: _home, JAVA_TOOL_OPTIONS: _tool, _JAVA_OPTIONS: _options, JAVA_OPTS: _more, ...environment } = process.env
  const output = openSync(server.console, 'w')
  // A group of its own: Ctrl-C in the terminal goes to us, who then stop it in order.
  const child = spawn(command, args, {
    uid, gid, detached: true, stdio: ['ignore', output, output],
    env: { ...environment, ES_JAVA_HOME: javaHome, ES_PATH_CONF: server.config, ES_TMPDIR: server.temporary, ES_JAVA_OPTS: `-Xms${heap} -Xmx${heap}` },
  })
  closeSync(output)
  return child
}

const ended = (child: ChildProcess): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/** Sends a signal to launcher and server together. */
const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid !== undefined && !ended(child)) process.kill(-child.pid, signal)
}

const end = async (child: ChildProcess, server: ServerFolder, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
  const pid = existsSync(server.serverPid) ? Number(readFileSync(server.serverPid, 'utf8')) : 0
  if (signal === 'SIGTERM') child.kill(signal)
  else signalGroup(child, signal)
  const gone = (): boolean => ended(child) && (pid === 0 || !alive(pid))
  if (await until(gone, STOP_TIMEOUT_MS)) return
  signalGroup(child, 'SIGKILL')
  await until(gone, STOP_TIMEOUT_MS)
}

/**
 * Starts a real Elasticsearch of our own on the loopback address, without containers and without security. One server per folder: a folder in use is
 * refused, a server left on it by a process that died is ended first. Throws a `UserMessage` with the last lines of its log where it does not start.
 */
export const startElasticsearch = async ({ folder, port, heap = '512m', durable = true, settings = {}, configFiles = {}, say }: ElasticsearchOptions): Promise<RunningElasticsearch> => {
  const distribution = await elasticsearchDistribution(say ? { say } : {})
  const held = openDataFolder(folder, false)
  const server = serverFolder(folder)
  let child: ChildProcess | undefined
  const onExit = (): void => void child?.kill('SIGTERM')
  const finish = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    process.off('exit', onExit)
    if (child) await end(child, server, signal)
    held.release()
  }
  try {
    await endOrphan(server)
    const used = port ?? (await freePort())
    writeServerFolder(server, distribution.home, { port: used, durable, settings, configFiles })
    const started = (child = launch(server, distribution, heap))
    // Where it could not be run at all there is no exit either; `ended` below tells.
    started.once('error', () => undefined)
    const over = new Promise<void>((resolve) => started.once('exit', () => resolve()))
    process.once('exit', onExit)
    writeFileSync(server.launcherPid, String(started.pid ?? ''))
    const url = `http://127.0.0.1:${used}`
    const ready = await until(async () => ended(started) || (await answers(url)), READY_TIMEOUT_MS, 200)
    if (!ready || ended(started)) throw new UserMessage(`Elasticsearch 无法从 ${folder} 启动(${ready ? '进程已结束' : '90 秒内未就绪'}):${lastLines(server)} / Elasticsearch did not start: the last lines of its log are above, all of it is in ${server.logs}`)
    return { url, pid: Number(readFileSync(server.serverPid, 'utf8')), stop: () => finish('SIGTERM'), kill: () => finish('SIGKILL'), ended: over }
  } catch (error) {
    await finish('SIGKILL')
    throw error
  }
}
