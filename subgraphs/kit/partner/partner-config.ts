const LOOPBACK = /^(localhost|\[::1\]|127(\.\d+){3})$/
const DEFAULT_PORT = 4801

export interface PartnerConfig { databaseUrl: string; jwksUrl: string; host: string; port: number; logLevel: string }

const required = (environment: NodeJS.ProcessEnv, name: string, zh: string, en: string): string => {
  const value = environment[name]
  if (!value) throw new Error(`请设置 ${name}:${zh} / Set ${name}: ${en}`)
  return value
}

/** Whoever could change the keys in transit could sign tokens: https, except on this machine. */
const trustworthy = (url: string): string => {
  const parsed = URL.parse(url)
  if (!parsed || !(parsed.protocol === 'https:' || (parsed.protocol === 'http:' && LOOPBACK.test(parsed.hostname)))) {
    throw new Error(`KEYUAN_JWKS_URL 须为 https 网址(本机除外),实为「${url}」/ KEYUAN_JWKS_URL must be an https address, except on this machine`)
  }
  return url
}

const portOf = (text: string | undefined): number => {
  const port = text ? Number(text) : DEFAULT_PORT
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`KEYUAN_PORT 应为 0–65535 的整数,实为「${text}」/ KEYUAN_PORT is a whole number from 0 to 65535`)
  return port
}

/** Where a partner's records are kept. */
export const databaseUrlOf = (environment: NodeJS.ProcessEnv): string =>
  required(environment, 'KEYUAN_DATABASE_URL', 'PostgreSQL 18 的地址,如 postgres://user:password@127.0.0.1:5432/observatory', 'address of a PostgreSQL 18')

/** Reads the environment of a partner's process, once; says what to set where something is missing. */
export const readPartnerConfig = (environment: NodeJS.ProcessEnv): PartnerConfig => ({
  databaseUrl: databaseUrlOf(environment),
  jwksUrl: trustworthy(required(environment, 'KEYUAN_JWKS_URL', '图的公钥地址,如 https://graph.example.cn/.well-known/jwks.json', 'where the graph publishes its keys')),
  host: environment.KEYUAN_HOST || '127.0.0.1',
  port: portOf(environment.KEYUAN_PORT),
  logLevel: environment.KEYUAN_LOG_LEVEL || 'info',
})
