/**
 * The closed list of error codes a client can meet in `extensions.code`. A page of its own in the README of this folder.
 * Messages to people are Chinese; `messageEn` carries the English.
 */
export const ERROR_CODES = {
  BAD_REQUEST: { http: 400, zh: '请求格式不正确', en: 'The request is malformed' },
  QUERY_INVALID: { http: 400, zh: '查询不符合图的模式', en: 'The query does not fit the schema' },
  LIMIT_EXCEEDED: { http: 400, zh: '查询超出限额', en: 'The query exceeds a limit' },
  RATE_LIMITED: { http: 429, zh: '每分钟的限额已用完,请稍后再试', en: 'The budget of this minute is used up, try again later' },
  BAD_INPUT: { http: 200, zh: '输入不正确', en: 'The input is wrong' },
  BAD_CURSOR: { http: 200, zh: '游标不正确', en: 'The cursor is not one of this list' },
  UNAUTHENTICATED: { http: 401, zh: '需要登录,或凭证无效', en: 'Sign-in is needed, or the credentials are not valid' },
  FORBIDDEN: { http: 200, zh: '没有权限', en: 'Not permitted' },
  NOT_FOUND: { http: 200, zh: '没有找到', en: 'Not found' },
  CONFLICT: { http: 200, zh: '记录已被他人修改', en: 'The record has changed since it was read' },
  CONFIDENTIAL_NOT_ALLOWED: { http: 200, zh: '涉密内容不得进入本系统', en: 'Classified content is never stored here' },
  RESYNC: { http: 200, zh: '游标已失效,请从头同步', en: 'The feed cursor is of an older epoch; start again from null' },
  SUBGRAPH_UNAVAILABLE: { http: 200, zh: '数据来源暂时不可用', en: 'The source of this part is unavailable' },
  SUBGRAPH_TIMEOUT: { http: 200, zh: '数据来源响应超时', en: 'The source of this part did not answer in time' },
  SUBGRAPH_BAD_RESPONSE: { http: 200, zh: '数据来源的响应不正确', en: 'The source of this part gave a wrong answer' },
  SEARCH_UNAVAILABLE: { http: 200, zh: '检索服务暂时不可用,请稍后再试', en: 'Search is unavailable, try again later' },
  TIMEOUT: { http: 200, zh: '处理超时', en: 'The request took too long' },
  OVERLOADED: { http: 503, zh: '系统繁忙,请稍后再试', en: 'Too busy, try again later' },
  INTERNAL: { http: 200, zh: '系统内部错误', en: 'An error of ours, logged under the request id' },
} as const

export type ErrorCode = keyof typeof ERROR_CODES
