import type { ErrorCode } from '../../schema/error-codes.ts'

export interface Advice {
  zh: string
  en: string
  /** Of the example; absent where the whole request is refused. */
  path?: readonly (string | number)[]
  extensions?: Readonly<Record<string, unknown>>
}

/** What whoever meets a code can do about it. Every code of the closed list has one: a missing one is an error of types. */
export const ERROR_ADVICE: Readonly<Record<ErrorCode, Advice>> = {
  BAD_REQUEST: { zh: '请求体须为 UTF-8 的 application/json,含 query 或 id;GET 只能执行查询。', en: 'Send application/json in UTF-8 with query or id; by GET only queries run.' },
  QUERY_INVALID: { zh: '按 message 与 locations 修改查询;字段名以 /schema.graphql 与本手册为准,变量类型须与声明一致。', en: 'Change the query where message and locations say; names are those of /schema.graphql and this manual, variables are of the types declared.' },
  LIMIT_EXCEEDED: { zh: 'message 写明哪一项上限、上限值与实际值:减小 first、少选嵌套列表,或分几次查询;全量结果请用导出。', en: 'The message names the limit, its value and what was found: ask for fewer with first, leave out nested lists, or ask in parts; whole results are for export.' },
  RATE_LIMITED: { zh: '等待 retryAfterSeconds 秒后再试;登录或使用密钥后限额更高;可缓存的查询请登记后用 GET。', en: 'Wait for retryAfterSeconds; a sign-in or a key gives a larger budget; register queries that can be cached and ask them by GET.', extensions: { retryAfterSeconds: 3 } },
  BAD_INPUT: { zh: '按 message 改正参数:格式、范围,或互斥的参数只给一个。', en: 'Correct the argument that the message names: its form, its range, or one of two that exclude each other.', path: ['resource'] },
  BAD_CURSOR: { zh: '游标只能用于给出它的那个列表、同样的筛选与排序;请从第一页重新开始。', en: 'A cursor belongs to the list, filter and sort that gave it; begin again at the first page.', path: ['datasets'] },
  UNAUTHENTICATED: { zh: '请登录,或检查令牌、密钥是否已过期或被撤销;HTTP 401 时整个请求未执行。', en: 'Sign in, or see whether the token or key has expired or was revoked; with HTTP 401 nothing was run.' },
  FORBIDDEN: { zh: '当前身份没有此权限:换有权限的账号,或按资源的获取方式申请。', en: 'Who you are does not permit it: use an account that may, or apply as the resource says.', path: ['clientUsage'] },
  NOT_FOUND: { zh: '检查编号或地址;已撤回的资源仍会以墓碑作答,不会出现此错误。', en: 'Check the id or the address; a withdrawn resource still answers with a tombstone and not with this.' },
  CONFLICT: { zh: '重新读取记录,在新版本上再次修改(expectedVersion)。', en: 'Read the record again and repeat the change on its new version (expectedVersion).', path: ['updateProfile'] },
  CONFIDENTIAL_NOT_ALLOWED: { zh: '涉密内容请走线下渠道;此处不保存,也没有留下副本。', en: 'Hand in classified content by other ways; nothing was stored.', path: ['createSubmission'] },
  RESYNC: { zh: '跟随变更流者请以 after: null 从头再来。', en: 'Followers of a change feed start again with after: null.', path: ['resourceChanges'] },
  SUBGRAPH_UNAVAILABLE: { zh: 'subgraph 指明的来源此刻不可用,其余数据照常;稍后再取这一部分。', en: 'The source that subgraph names is away; the rest stands. Ask for this part again later.', path: ['dataset', 'variables'], extensions: { subgraph: 'scientific-data' } },
  SUBGRAPH_TIMEOUT: { zh: '该来源没有在时限内作答:稍后再试,或少选它的字段。', en: 'That source did not answer in time: try later, or ask it for less.', path: ['dataset', 'variables'], extensions: { subgraph: 'scientific-data' } },
  SUBGRAPH_BAD_RESPONSE: { zh: '该来源的答复不合约定,已按空值处理;我们已记录,无须您修改查询。', en: 'That source broke its contract and its part is null; we have logged it, your query is not at fault.', path: ['dataset', 'formats'], extensions: { subgraph: 'scientific-data' } },
  SEARCH_UNAVAILABLE: { zh: '检索暂不可用;按编号取数(resource、node)不受影响。', en: 'Search is away; reading by id (resource, node) goes on.', path: ['searchResources'] },
  TIMEOUT: { zh: '把查询分成几次,或减小每页条数。', en: 'Ask in parts, or for smaller pages.' },
  OVERLOADED: { zh: '等待 retryAfterSeconds 秒后再试,间隔逐次加长。', en: 'Wait for retryAfterSeconds, and longer each time.', extensions: { retryAfterSeconds: 1 } },
  INTERNAL: { zh: '是我们的错误,已按 requestId 记录;请把它告诉我们。', en: 'A fault of ours, logged under its requestId; please tell us that id.', path: ['searchResources'] },
}
