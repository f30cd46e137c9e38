import { DEFAULT_LIMITS, LIMIT_LABELS, type Limits } from '../schema/limits/limits.ts'
import { addresses, duration, exactUrl, flag, integer, list, oneOf, optional, port, text, url, type Parse } from './setting-values.ts'

/** One environment variable of the gateway. README and `.env.example` are made from these. */
export interface Setting<T> {
  name: string
  /** As it would be written in the environment; empty where nothing is set. */
  default: string
  zh: string
  en: string
  parse: Parse<T>
}

const setting = <T>(name: string, fallback: string, parse: Parse<T>, zh: string, en: string): Setting<T> => ({ name, default: fallback, zh, en, parse })

export const SETTINGS = {
  host: setting('KEYUAN_HOST', '127.0.0.1', text, '监听地址', 'Address to listen on'),
  port: setting('KEYUAN_PORT', '4000', port, '监听端口;0 表示任选', 'Port to listen on; 0 takes any free one'),
  corsOrigins: setting('KEYUAN_CORS_ORIGINS', '', list, '允许跨域的来源,逗号分隔;* 表示全部', 'Origins allowed to call from a browser, comma separated; * means all'),
  issuer: setting('KEYUAN_ISSUER', '', optional(text), '登录令牌的签发者(iss)', 'Issuer (iss) of sign-in tokens'),
  jwksUrl: setting('KEYUAN_JWKS_URL', '', optional(url), '签发者公钥集的网址', 'Address of the key set of that issuer'),
  audience: setting('KEYUAN_AUDIENCE', '', optional(text), '登录令牌的受众(aud)', 'Audience (aud) of sign-in tokens'),
  publicUrl: setting('KEYUAN_PUBLIC_URL', '', optional(url), '本系统对外的网址,如 https://keyuan.example.cn;登录须设置,缺省为监听的地址', 'Address at which the public reaches this system; sign-in needs it, by default the one listened on'),
  oidcIssuer: setting('KEYUAN_OIDC_ISSUER', '', optional(exactUrl), '网页登录的 OIDC 签发者;缺省在只监听本机时用开发签发者,否则不提供登录', 'OIDC issuer by which people sign in on our pages; by default the development issuer where this machine alone is served, else none'),
  oidcClientId: setting('KEYUAN_OIDC_CLIENT_ID', '', optional(text), '在该签发者处登记的客户端', 'Client that is registered there'),
  oidcClientSecret: setting('KEYUAN_OIDC_CLIENT_SECRET', '', optional(text), '该客户端的密钥;公共客户端不设', 'Its secret; none for a public client'),
  developmentKey: setting('KEYUAN_DEVELOPMENT_KEY', '', optional(text), '开发用令牌的密钥,至少 32 个字符,仅限本机', 'Secret of development tokens, at least 32 characters, loopback only'),
  signingKeyFile: setting('KEYUAN_SIGNING_KEY_FILE', '', optional(text), '内部令牌的 Ed25519 私钥文件(PKCS#8 PEM),缺省为每次启动新生成', 'File of the Ed25519 private key (PKCS#8 PEM) of internal tokens; by default a new key at each start'),
  supergraphFile: setting('KEYUAN_SUPERGRAPH_FILE', '', optional(text), '保存最近一次所用超图的文件,数据库不可用时据此启动', 'File that keeps the graph served last: what to start with where the database is away'),
  internalToken: setting('KEYUAN_INTERNAL_TOKEN', '', optional(text), '写入接口 /internal 的令牌,至少 32 个字符,缺省不开放', 'Token of the way in at /internal, at least 32 characters; by default it is closed'),
  subgraphDeadlineMs: setting('KEYUAN_SUBGRAPH_DEADLINE_MS', '1800', duration, '一次子图查询的时限(毫秒)', 'Time for one query to a subgraph (ms)'),
  mutationDeadlineMs: setting('KEYUAN_MUTATION_DEADLINE_MS', '15000', duration, '一次子图变更的时限(毫秒)', 'Time for one mutation of a subgraph (ms)'),
  requestDeadlineMs: setting('KEYUAN_REQUEST_DEADLINE_MS', '30000', duration, '一个请求的总时限(毫秒)', 'Time for one request of a client as a whole (ms)'),
  subgraphMaxBytes: setting('KEYUAN_SUBGRAPH_MAX_BYTES', '8388608', integer(1_024, 268_435_456), '子图响应的字节上限', 'Bytes that one answer of a subgraph may have'),
  subgraphConnections: setting('KEYUAN_SUBGRAPH_CONNECTIONS', '64', integer(1, 1_000), '每个子图的连接数上限', 'Connections to each subgraph at most'),
  partnersPrivate: setting('KEYUAN_PARTNERS_PRIVATE', '', optional(flag), '平台子图可否位于本机或内网,缺省仅当网关只监听本机时可以', 'Whether subgraphs of partners may stand on this machine or in a private network; by default only where the gateway listens on loopback'),
  partnersShare: setting('KEYUAN_PARTNERS_SHARE', '100', integer(1, 100), '本进程可用平台所声明请求速率与并发的百分之几;多个进程共用同一平台时按份额设置', 'Percent of the rate and concurrency declared by each partner that this process may use, where several processes ask the same partners'),
  bodyMaxBytes: setting('KEYUAN_BODY_MAX_BYTES', '2097152', integer(1_024, 67_108_864), '请求体的字节上限', 'Bytes that the body of a request may have'),
  maxInFlight: setting('KEYUAN_MAX_IN_FLIGHT', '1000', integer(1, 100_000), '同时处理的请求数上限,超出即回 503', 'Requests worked on at once; beyond it the answer is 503'),
  trustedProxies: setting('KEYUAN_TRUSTED_PROXIES', '', addresses, '可信反向代理的地址或网段,逗号分隔;仅来自它们的 X-Forwarded-For 才可信', 'Addresses or networks of reverse proxies, comma separated; X-Forwarded-For is believed from these alone'),
  budgetAnonymousRequests: setting('KEYUAN_BUDGET_ANONYMOUS_REQUESTS', '', optional(integer(1, 100_000_000)), '匿名客户端(按地址,IPv6 按 /64)每分钟的请求数;缺省 1200,只监听本机时为其 100 倍', 'Requests a minute of an anonymous client (an address; a /64 of IPv6); by default 1200, on loopback 100 times that'),
  budgetAnonymousCost: setting('KEYUAN_BUDGET_ANONYMOUS_COST', '', optional(integer(1, 1_000_000_000)), '匿名客户端每分钟的查询成本;缺省 1000000,只监听本机时为其 100 倍', 'Query cost a minute of an anonymous client; by default 1000000, on loopback 100 times that'),
  budgetSignedInTimes: setting('KEYUAN_BUDGET_SIGNED_IN_TIMES', '5', integer(1, 10_000), '登录用户的限额是匿名的几倍', 'How many times the anonymous budget a signed-in person has'),
  budgetKeyTimes: setting('KEYUAN_BUDGET_KEY_TIMES', '20', integer(1, 10_000), '以密钥访问者的限额是匿名的几倍', 'How many times the anonymous budget whoever holds a key has'),
  operations: setting('KEYUAN_OPERATIONS', 'any', oneOf('any', 'registered-anonymous', 'registered'), '执行哪些操作:any 任意;registered-anonymous 未登录者只能执行已登记的;registered 一律只执行已登记的', 'Which operations run: any; registered-anonymous: without a sign-in only registered ones; registered: only registered ones, for all'),
  operationsFile: setting('KEYUAN_OPERATIONS_FILE', '', optional(text), '已登记操作的清单文件(JSON,编号到查询,或 Apollo 清单);改动后五秒内生效', 'File of registered operations, JSON of id to document or a manifest of Apollo; a change takes effect within five seconds'),
  planDeadlineMs: setting('KEYUAN_PLAN_DEADLINE_MS', '500', duration, '规划一个操作至多用的处理器时间(毫秒)', 'Processor time for planning one operation (ms)'),
  planWorkers: setting('KEYUAN_PLAN_WORKERS', '2', integer(1, 16), '规划线程数', 'Threads that plan'),
  planCacheEntries: setting('KEYUAN_PLAN_CACHE_ENTRIES', '2000', integer(1, 100_000), '缓存的查询计划数', 'Plans that are kept'),
  anonymousIntrospection: setting('KEYUAN_ANONYMOUS_INTROSPECTION', 'true', flag, '匿名用户可否自省模式', 'Whether anonymous clients may introspect the schema'),
  logLevel: setting('KEYUAN_LOG_LEVEL', 'info', text, '日志级别:trace debug info warn error silent', 'Log level: trace debug info warn error silent'),
  otlpEndpoint: setting('KEYUAN_OTLP_ENDPOINT', '', optional(url), 'OpenTelemetry 接收地址(OTLP/HTTP),缺省不发送', 'OpenTelemetry collector (OTLP over HTTP); by default no traces are sent'),
  metrics: setting('KEYUAN_METRICS', 'true', flag, '是否提供 /metrics', 'Whether /metrics is served'),
}

const limitSetting = (limit: keyof Limits): Setting<number> => setting(
  `KEYUAN_LIMIT_${limit.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`,
  String(DEFAULT_LIMITS[limit]), integer(1, 2_147_483_647), `上限:${LIMIT_LABELS[limit].zh}`, `Limit: ${LIMIT_LABELS[limit].en}`,
)

export const LIMIT_SETTINGS = Object.fromEntries((Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]).map((limit) => [limit, limitSetting(limit)])) as Record<keyof Limits, Setting<number>>

/** Prefix of the addresses of subgraphs in other processes: KEYUAN_URL_NATURAL_RESOURCES is that of `natural-resources`. */
export const SUBGRAPH_URL_PREFIX = 'KEYUAN_URL_'

/** Name, default and meaning of every variable that the gateway reads. */
export const SETTING_TABLE: readonly { name: string; default: string; zh: string; en: string }[] = [
  ...Object.values<Setting<unknown>>(SETTINGS),
  ...Object.values(LIMIT_SETTINGS),
  { name: `${SUBGRAPH_URL_PREFIX}<NAMESPACE>`, default: '', zh: '另一进程中子图的网址,如 KEYUAN_URL_NATURAL_RESOURCES', en: 'Address of a subgraph in another process, such as KEYUAN_URL_NATURAL_RESOURCES' },
].map(({ name, default: fallback, zh, en }) => ({ name, default: fallback, zh, en }))
