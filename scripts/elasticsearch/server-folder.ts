import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One server's own files: configuration, data, logs, temporary files, process ids. */
export interface ServerFolder {
  path: string
  config: string
  data: string
  logs: string
  temporary: string
  /** What launcher and Java print; the server's own log is `logs/keyuan.log`. */
  console: string
  /** Written by us: the launcher. */
  launcherPid: string
  /** Written by Elasticsearch: the server itself. */
  serverPid: string
}

export type Settings = Readonly<Record<string, string | number | boolean>>

export interface Wanted { port: number; durable: boolean; settings: Settings; configFiles: Readonly<Record<string, string>> }

/** `configFiles` of a server that lives for one test run: Java compiles quickly rather than well, 6.5 s of processor time to the first answer instead of 11.5. Not for measuring. */
export const QUICK_START: Readonly<Record<string, string>> = { 'jvm.options.d/quick-start.options': '-XX:TieredStopAtLevel=1\n' }

// The file's own settings for logs are gigabytes; one small file tells what a developer needs.
const LOGGING = `status = error
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = \${sys:es.logs.base_path}\${sys:file.separator}\${sys:es.logs.cluster_name}.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %marker%m%n%throwable{short.message}%n
appender.file.filePattern = \${sys:es.logs.base_path}\${sys:file.separator}\${sys:es.logs.cluster_name}-%i.log
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 20MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 2
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
`

// Gigabytes of logs of the collector, a dump as large as the heap.
const UNWANTED_JVM_OPTIONS = /^(-Xlog:gc|-XX:\+HeapDumpOnOutOfMemoryError)/

export const serverFolder = (folder: string): ServerFolder => {
  const path = join(folder, 'server')
  return {
    path, config: join(path, 'config'), data: join(path, 'data'), logs: join(path, 'logs'), temporary: join(path, 'tmp'),
    console: join(path, 'logs', 'console.log'), launcherPid: join(path, 'launcher.pid'), serverPid: join(path, 'elasticsearch.pid'),
  }
}

/** Settings of a single node on the loopback address. Those of the standard distribution's further modules (ingest, monitoring) would be refused by the core server. */
const settingsOf = (server: ServerFolder, { port, durable, settings }: Wanted): Settings => ({
  'cluster.name': 'keyuan',
  'node.name': 'keyuan',
  'path.data': server.data,
  'path.logs': server.logs,
  'network.host': '127.0.0.1',
  'http.port': port,
  'discovery.type': 'single-node',
  'xpack.security.enabled': false,
  ...(durable ? {} : { 'cluster.routing.allocation.disk.threshold_enabled': false }),
  ...settings,
})

const write = (file: string, text: string): void => {
  writeFileSync(file, text)
  // The server reads it under another name than the one that writes it.
  chmodSync(file, 0o644)
}

/** Makes the folders and writes the configuration anew; files that Elasticsearch or the caller put beside it stay. */
export const writeServerFolder = (server: ServerFolder, home: string, wanted: Wanted): void => {
  for (const path of [join(server.config, 'jvm.options.d'), server.data, server.logs, server.temporary]) mkdirSync(path, { recursive: true })
  write(join(server.config, 'elasticsearch.yml'), Object.entries(settingsOf(server, wanted)).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join(''))
  write(join(server.config, 'log4j2.properties'), LOGGING)
  write(join(server.config, 'jvm.options'), readFileSync(join(home, 'config', 'jvm.options'), 'utf8').split('\n').filter((line) => !UNWANTED_JVM_OPTIONS.test(line)).join('\n'))
  for (const [name, text] of Object.entries(wanted.configFiles)) write(join(server.config, name), text)
}
