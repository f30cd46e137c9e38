import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { UserMessage } from '../../user-message.ts'
import { RUN_FILE } from '../../start/internal-route.ts'
import { type Command, type ExitCode, say } from '../command.ts'
import { fromHere } from '../here.ts'
import { readFolder } from '../manifest.ts'
import { readRunFile } from '../run-file.ts'
import { runInGraph, submissionOf } from '../run.ts'
import { checkHere } from './check.ts'
import { tellRun } from './publish.ts'
import { registerIn } from './register.ts'

const START_MS = 180_000
const SETTLE_MS = 300
const ORPHAN_MS = 2_000

/** Ends the graph with the tool: by a signal, or when npm, asked to end, ended its shell but not what runs in it. Once, since the graph takes a second signal as impatience. */
const endTogether = (child: ChildProcess): (() => void) => {
  let told = false
  const end = (): void => {
    if (!told) child.kill('SIGTERM')
    told = true
  }
  const parent = process.ppid
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
  if (process.env.npm_lifecycle_event !== undefined) setInterval(() => { if (process.ppid !== parent) end() }, ORPHAN_MS).unref()
  return end
}

/** Settings of the partner's own process, such as its database, are not those of the graph. */
const graphEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  ({ ...Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(KEYUAN|ELASTICSEARCH)_/.test(name))), KEYUAN_PARTNERS_PRIVATE: 'true' })

interface Graph { child: ChildProcess; end(): void }

/** A whole graph of this machine, with its own database, index and demo data; in a process group of its own, so that Ctrl-C reaches it by way of the tool alone. Resolves when it answers. */
const startGraph = (data: string, port: string): Promise<Graph> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../start.ts', import.meta.url)), '--port', port, '--data', data], { detached: true, stdio: ['ignore', 'pipe', 'inherit'], env: graphEnvironment(process.env) })
  const end = endTogether(child)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      end()
      reject(new UserMessage(`图在 ${START_MS / 1_000} 秒内没有起来 / The graph did not start`))
    }, START_MS)
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (!/^ready /m.test(output)) return
      clearTimeout(timer)
      resolve({ child, end })
    })
    child.once('exit', (code) => reject(new UserMessage(`图没有起来(${code})/ The graph ended (${code})\n${output}`)))
  })
}

const published = async (folderPath: string): Promise<void> => {
  const folder = readFolder(folderPath)
  try {
    const { version, results } = await checkHere(folder, folder.manifest.graph)
    const failed = results.filter(({ status }) => status === 'FAILED').map(({ id }) => id)
    say(failed.length === 0 ? `与已发布的图(${version})可以组合 / composes with the published graph` : `与已发布的图(${version})核对不通过 / fails against the published graph: ${failed.join(' ')}`)
  } catch (error) {
    if (!(error instanceof UserMessage)) throw error
    say(`已发布的图无法核对 / the published graph cannot be checked against: ${error.message}`)
  }
}

export const dev: Command = {
  usage: 'dev [url] [--folder DIR] [--port 4100] [--data DIR]',
  zh: '在本机起一个完整的图并接入此端点;SDL 一改就重新接入', en: 'Starts a whole graph on this machine and joins the endpoint to it; joins again whenever the SDL changes',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { folder: { type: 'string', default: '.' }, port: { type: 'string', default: '4100' }, data: { type: 'string' } } })
    const first = readFolder(values.folder)
    const data = values.data ? fromHere(values.data) : join(first.folder, '.keyuan', 'dev')
    await published(values.folder)
    const graph = `http://127.0.0.1:${values.port}`
    say(`正在启动 / starting ${graph};子图须信任 / the subgraph has to trust KEYUAN_JWKS_URL=${graph}/.well-known/jwks.json`)
    const { child, end } = await startGraph(data, values.port)
    const joinGraph = async (): Promise<void> => {
      const folder = readFolder(values.folder)
      const subgraph = { ...folder.subgraph, url: positionals[0] ?? folder.subgraph.url }
      tellRun(await runInGraph(graph, token, 'publishSubgraph', submissionOf({ ...folder, subgraph })), folder.manifest.schema)
      say(`图 / graph ${graph}/graphql · 浏览器 / explorer ${graph}/explorer · ${data}/${RUN_FILE}`)
    }
    let token = ''
    try {
      token = await registerIn(readRunFile(data), first.manifest.namespace, first.manifest.namespace)
      await joinGraph()
    } catch (error) {
      end()
      await once(child, 'exit')
      throw error
    }
    let timer: NodeJS.Timeout | undefined
    const watcher = watch(first.schemaFile, () => {
      clearTimeout(timer)
      timer = setTimeout(() => void joinGraph().catch((error: unknown) => say(String((error as Error).message))), SETTLE_MS)
    })
    say('ready')
    return new Promise<ExitCode>((resolve) => {
      child.once('exit', () => {
        watcher.close()
        resolve(0)
      })
    })
  },
}
