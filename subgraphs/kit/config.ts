/** One environment variable of a subgraph process. README and `.env.example` list them (tested). */
export interface ProcessSetting { name: string; default: string; zh: string; en: string }

export const PROCESS_SETTINGS = [
  { name: 'KEYUAN_HOST', default: '127.0.0.1', zh: '监听地址', en: 'Address to listen on' },
  { name: 'KEYUAN_PORT', default: '4001', zh: '监听端口', en: 'Port to listen on' },
  { name: 'KEYUAN_DATABASE_URL', default: '', zh: 'PostgreSQL 地址(必填)', en: 'Address of PostgreSQL; required' },
  { name: 'KEYUAN_DATABASE_CONNECTIONS', default: '10', zh: '连接数', en: 'Connections to it' },
  { name: 'KEYUAN_TRUSTED_KEYS', default: '', zh: '网关公钥集:文件或网址(必填)', en: 'Key set of the gateway, a file or an address; required' },
  { name: 'KEYUAN_SIGNING_KEY_FILE', default: '', zh: '内部令牌私钥(仅 catalogue 与 registry 需要)', en: 'Private key of internal tokens; catalogue and registry need it' },
  { name: 'KEYUAN_GRAPH_URL', default: '', zh: '公开的图的网址(仅 registry 需要:导出与定时任务向它提问)', en: 'Address of the public graph; registry needs it, whose exports and schedules ask it' },
  { name: 'KEYUAN_PUBLIC_URL', default: '', zh: '本系统对外的网址(仅 registry 需要,且仅在寄邮件时:邮件中的链接)', en: 'Address at which the public reaches this system; registry needs it for the links of its mail' },
  { name: 'KEYUAN_INDEX_FOLDER', default: '', zh: '内置索引的文件夹(仅 catalogue 在没有 Elasticsearch 时需要)', en: 'Folder of the embedded index; the catalogue alone needs it, where there is no Elasticsearch' },
  { name: 'KEYUAN_PARTNERS_PRIVATE', default: '', zh: '平台端点可否在本机或内网(true/false),缺省仅在监听本机时可以', en: 'Whether partners may stand on this machine or in a private network (true/false); by default only where this process listens on loopback' },
  { name: 'KEYUAN_PARTNERS_SHARE', default: '100', zh: '本进程可用平台所声明请求速率与并发的百分之几(catalogue 与 registry)', en: 'Percent of the rate and concurrency declared by each partner that this process may use; catalogue and registry' },
  { name: 'KEYUAN_LOG_LEVEL', default: 'info', zh: '日志级别', en: 'Log level' },
] as const satisfies readonly ProcessSetting[]

type Name = (typeof PROCESS_SETTINGS)[number]['name']

export interface ProcessConfig {
  host: string
  port: number
  databaseUrl: string
  connections: number
  trustedKeys: string
  signingKeyFile: string | null
  graphUrl: string | null
  publicUrl: string | null
  indexFolder: string | null
  partnersPrivate: boolean
  /** 0–1. */
  partnersShare: number
  logLevel: string
  /** Addresses of other subgraphs, by namespace; the catalogue follows their feeds. */
  urlOf(namespace: string): string | null
}

const LOOPBACK = /^(localhost|::1|127(\.\d+){3})$/

const whole = (name: Name, text: string, most: number): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > most) throw new Error(`${name} 应为 0–${most} 的整数,实为「${text}」/ ${name} is a whole number from 0 to ${most}`)
  return value
}

/** Reads the environment of a subgraph process, once; says what to set where something is missing. */
export const readProcessConfig = (environment: NodeJS.ProcessEnv): ProcessConfig => {
  const get = (name: Name): string => environment[name] || PROCESS_SETTINGS.find((setting) => setting.name === name)?.default || ''
  const required = (name: Name): string => {
    const value = get(name)
    if (!value) throw new Error(`请设置 ${name}:${PROCESS_SETTINGS.find((setting) => setting.name === name)?.zh} / Set ${name}`)
    return value
  }
  return {
    host: get('KEYUAN_HOST'),
    port: whole('KEYUAN_PORT', get('KEYUAN_PORT'), 65_535),
    databaseUrl: required('KEYUAN_DATABASE_URL'),
    connections: whole('KEYUAN_DATABASE_CONNECTIONS', get('KEYUAN_DATABASE_CONNECTIONS'), 1_000),
    trustedKeys: required('KEYUAN_TRUSTED_KEYS'),
    signingKeyFile: get('KEYUAN_SIGNING_KEY_FILE') || null,
    graphUrl: get('KEYUAN_GRAPH_URL') || null,
    publicUrl: get('KEYUAN_PUBLIC_URL').replace(/\/$/, '') || null,
    indexFolder: get('KEYUAN_INDEX_FOLDER') || null,
    partnersPrivate: get('KEYUAN_PARTNERS_PRIVATE') === '' ? LOOPBACK.test(get('KEYUAN_HOST')) : get('KEYUAN_PARTNERS_PRIVATE') === 'true',
    partnersShare: whole('KEYUAN_PARTNERS_SHARE', get('KEYUAN_PARTNERS_SHARE'), 100) / 100,
    logLevel: get('KEYUAN_LOG_LEVEL'),
    urlOf: (namespace) => environment[`KEYUAN_URL_${namespace.replaceAll('-', '_').toUpperCase()}`] || null,
  }
}
