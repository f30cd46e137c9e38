import { isIP } from 'node:net'
import { allowancesOf, type Allowances } from './budget/allowance.ts'
import type { Limits } from '../schema/limits/limits.ts'
import { url } from './setting-values.ts'
import { LIMIT_SETTINGS, SETTINGS, SUBGRAPH_URL_PREFIX, type Setting } from './settings.ts'

type Values<S> = { [Key in keyof S]: S[Key] extends Setting<infer T> ? T : never }

export interface GatewayConfig extends Omit<Values<typeof SETTINGS>, 'partnersPrivate'> {
  /** Decided: where nothing is set, by whether anybody but this machine is served. */
  partnersPrivate: boolean
  limits: Limits
  /** Decided: defaults are larger where nobody but this machine is served. */
  allowances: Allowances
  /** Addresses by the last part of the variable's name, such as NATURAL_RESOURCES. */
  subgraphUrls: ReadonlyMap<string, string>
}

type Environment = Readonly<Record<string, string | undefined>>

/** The only place that reads the environment. Throws one sentence per problem, saying what to set. */
export function readConfig(environment: Environment): GatewayConfig {
  const problems: string[] = []
  const read = <T>(setting: Setting<T>): T => {
    const parsed = setting.parse(environment[setting.name] || setting.default)
    if (parsed.problem) problems.push(`${setting.name} ${parsed.problem.zh} / ${setting.name} ${parsed.problem.en}`)
    return parsed.value as T
  }
  const values = Object.fromEntries(Object.entries(SETTINGS).map(([key, setting]) => [key, read(setting as Setting<unknown>)])) as Values<typeof SETTINGS>
  const limits = Object.fromEntries(Object.entries(LIMIT_SETTINGS).map(([limit, setting]) => [limit, read(setting)])) as Record<keyof Limits, number>
  const subgraphUrls = readSubgraphUrls(environment, problems)
  const config: GatewayConfig = { ...values, partnersPrivate: values.partnersPrivate ?? isLoopback(values.host), allowances: allowancesFrom(values), limits, subgraphUrls }
  if (problems.length === 0) problems.push(...contradictions(config))
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return config
}

/** The limits alone, for a process that measures queries as gateways do. */
export function readLimits(environment: Environment): Limits {
  return Object.fromEntries(Object.entries(LIMIT_SETTINGS).map(([limit, setting]) => {
    const { value, problem } = setting.parse(environment[setting.name] || setting.default)
    if (problem) throw new Error(`${setting.name} ${problem.zh} / ${setting.name} ${problem.en}`)
    return [limit, value]
  })) as Record<keyof Limits, number>
}

function allowancesFrom(values: Values<typeof SETTINGS>): Allowances {
  return allowancesOf({
    anonymousRequests: values.budgetAnonymousRequests, anonymousCost: values.budgetAnonymousCost, signedInTimes: values.budgetSignedInTimes, keyTimes: values.budgetKeyTimes,
  }, isLoopback(values.host))
}

/** The address that the configuration gives to a subgraph, if any. */
export const configuredUrl = (config: Pick<GatewayConfig, 'subgraphUrls'>, namespace: string): string | undefined =>
  config.subgraphUrls.get(urlSettingName(namespace).slice(SUBGRAPH_URL_PREFIX.length))

export const urlSettingName = (namespace: string): string => `${SUBGRAPH_URL_PREFIX}${namespace.replaceAll('-', '_').toUpperCase()}`

function readSubgraphUrls(environment: Environment, problems: string[]): Map<string, string> {
  const urls = new Map<string, string>()
  for (const [name, raw] of Object.entries(environment)) {
    if (!name.startsWith(SUBGRAPH_URL_PREFIX) || raw === undefined || raw === '') continue
    const parsed = url(raw)
    if (parsed.problem) problems.push(`${name} ${parsed.problem.zh} / ${name} ${parsed.problem.en}`)
    else urls.set(name.slice(SUBGRAPH_URL_PREFIX.length), parsed.value)
  }
  return urls
}

function contradictions(config: GatewayConfig): string[] {
  const found: string[] = []
  const issuerParts = [config.issuer, config.jwksUrl, config.audience].filter((part) => part !== undefined).length
  if (issuerParts > 0 && issuerParts < 3) {
    found.push('KEYUAN_ISSUER、KEYUAN_JWKS_URL、KEYUAN_AUDIENCE 须同时设置 / KEYUAN_ISSUER, KEYUAN_JWKS_URL and KEYUAN_AUDIENCE must be set together')
  }
  found.push(...signInContradictions(config))
  if (config.developmentKey !== undefined && config.developmentKey.length < 32) {
    found.push('KEYUAN_DEVELOPMENT_KEY 至少 32 个字符 / KEYUAN_DEVELOPMENT_KEY must have at least 32 characters')
  }
  if (config.internalToken !== undefined && config.internalToken.length < 32) {
    found.push('KEYUAN_INTERNAL_TOKEN 至少 32 个字符 / KEYUAN_INTERNAL_TOKEN must have at least 32 characters')
  }
  if (config.developmentKey !== undefined && !isLoopback(config.host)) {
    found.push('KEYUAN_DEVELOPMENT_KEY 只能用于本机:请去掉它,或把 KEYUAN_HOST 设为 127.0.0.1 / KEYUAN_DEVELOPMENT_KEY serves loopback only: unset it, or set KEYUAN_HOST to 127.0.0.1')
  }
  if (config.signingKeyFile === undefined && config.subgraphUrls.size > 0 && !isLoopback(config.host)) {
    found.push('子图在别的进程时须设置 KEYUAN_SIGNING_KEY_FILE,使各副本使用同一密钥 / Set KEYUAN_SIGNING_KEY_FILE where subgraphs run in other processes, so that all replicas sign with one key')
  }
  if (config.requestDeadlineMs < config.subgraphDeadlineMs) {
    found.push('KEYUAN_REQUEST_DEADLINE_MS 不能小于 KEYUAN_SUBGRAPH_DEADLINE_MS / KEYUAN_REQUEST_DEADLINE_MS must not be less than KEYUAN_SUBGRAPH_DEADLINE_MS')
  }
  if (config.allowances.anonymous.cost < config.limits.cost) {
    found.push('KEYUAN_BUDGET_ANONYMOUS_COST 不能小于 KEYUAN_LIMIT_COST,否则有的查询永远无法执行 / KEYUAN_BUDGET_ANONYMOUS_COST must not be less than KEYUAN_LIMIT_COST, or some operations could never run')
  }
  return found
}

function signInContradictions({ oidcIssuer, oidcClientId, oidcClientSecret, publicUrl }: GatewayConfig): string[] {
  const found: string[] = []
  const parts = [oidcIssuer, oidcClientId, publicUrl].filter((part) => part !== undefined).length
  if ((oidcIssuer !== undefined || oidcClientId !== undefined) && parts < 3) {
    found.push('KEYUAN_OIDC_ISSUER、KEYUAN_OIDC_CLIENT_ID、KEYUAN_PUBLIC_URL 须同时设置 / KEYUAN_OIDC_ISSUER, KEYUAN_OIDC_CLIENT_ID and KEYUAN_PUBLIC_URL must be set together')
  }
  if (oidcClientSecret !== undefined && oidcClientId === undefined) {
    found.push('设置了 KEYUAN_OIDC_CLIENT_SECRET 而没有 KEYUAN_OIDC_CLIENT_ID / KEYUAN_OIDC_CLIENT_SECRET is set without KEYUAN_OIDC_CLIENT_ID')
  }
  for (const [name, address] of [['KEYUAN_PUBLIC_URL', publicUrl], ['KEYUAN_OIDC_ISSUER', oidcIssuer]] as const) {
    if (address !== undefined && !isSafeAddress(address)) found.push(`${name} 须为 https 网址;http 只能用于本机 / ${name} must be an https address; http serves loopback only`)
  }
  if (publicUrl !== undefined && URL.parse(publicUrl)?.pathname !== '/') {
    found.push('KEYUAN_PUBLIC_URL 不能带路径 / KEYUAN_PUBLIC_URL must have no path')
  }
  return found
}

/** Cookies and sign-ins may be overheard on anything else. */
function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'))
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true
  return isIP(host) === 4 && host.startsWith('127.')
}
