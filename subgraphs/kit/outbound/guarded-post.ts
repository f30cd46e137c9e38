import { Agent } from 'undici'
import { checkOutboundUrl, UNREACHABLE } from './check-outbound-url.ts'
import { type ConnectorOptions, guardedConnector } from './guarded-connector.ts'
import { httpCall, type HttpOutcome } from './http-call.ts'

/** One POST to an address that somebody else gave. `forbidden`: refused for its form, nothing was sent. */
export type Post = (url: string, body: unknown, headers: Record<string, string>, limits: { deadlineMs: number; maxBytes: number }) => Promise<PostAnswer | PostFault>
export interface PostAnswer { status: number; contentType: string; text: string; ms: number }
/** `reason` may be shown to whoever gave the address, Chinese first. */
export interface PostFault { fault: 'deadline' | 'size' | 'connection' | 'forbidden'; reason: string }

const CONNECTIONS = 4

/** Posts JSON to public addresses only, follows no redirect, and says of an address that is closed just what it says of one that is not allowed. */
export const guardedPost = (options: ConnectorOptions): Post => {
  const agent = new Agent({ connections: CONNECTIONS, pipelining: 1, connect: guardedConnector(options) })
  return async (given, body, headers, { deadlineMs, maxBytes }) => {
    const { url, problem } = checkOutboundUrl(given, options)
    if (problem) return { fault: 'forbidden', reason: `${problem.zh} / ${problem.en}` }
    const started = performance.now()
    const outcome = await httpCall({
      pool: agent, origin: url.origin, path: url.pathname + url.search, deadlineMs, maxBytes,
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', ...headers }, body: JSON.stringify(body),
    })
    if (!outcome.reply) return { fault: outcome.fault, reason: reasonOf(outcome, deadlineMs, maxBytes) }
    const { status, contentType, text } = outcome.reply
    return { status, contentType, text, ms: performance.now() - started }
  }
}

/** Trouble with certificates is met on allowed addresses only, and partners cannot mend what they are not told. */
const OF_CERTIFICATE = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO$)/

const reasonOf = ({ fault, code, beforeAnswer }: Exclude<HttpOutcome, { reply: object }>, deadlineMs: number, maxBytes: number): string => {
  switch (fault) {
    case 'deadline': return `${deadlineMs} 毫秒内没有完整的响应 / No full answer within ${deadlineMs} ms`
    case 'size': return `响应超过 ${maxBytes} 字节 / The answer is over ${maxBytes} bytes`
    case 'connection':
      if (code !== undefined && OF_CERTIFICATE.test(code)) return `TLS 证书或协议有误(${code})/ Certificate or protocol of TLS is wrong (${code})`
      return beforeAnswer ? `${UNREACHABLE.zh} / ${UNREACHABLE.en}` : '响应中途连接断开 / The connection broke in the middle of the answer'
  }
}
