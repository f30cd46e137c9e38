import type { Dispatcher } from 'undici'

export interface HttpCall {
  pool: Dispatcher
  /** Needed by an agent, which knows many. */
  origin?: string
  path: string
  headers: Record<string, string>
  body: string
  deadlineMs: number
  maxBytes: number
}

export interface HttpReply {
  status: number
  contentType: string
  retryAfter: string | undefined
  text: string
}

export type HttpFault = 'deadline' | 'size' | 'connection'
export type HttpOutcome =
  | { reply: HttpReply; fault?: never }
  /** `code`: that of the system or of TLS, where there is one. */
  | { fault: HttpFault; reason: string; code?: string; beforeAnswer: boolean; reply?: never }

/**
 * One POST with a hard deadline over the whole exchange and a cap on the bytes read; redirects are answers like any other. Works on undici's dispatch
 * directly: streams and abort signals would cost more than the call itself.
 */
export function httpCall({ pool, origin, path, headers, body, deadlineMs, maxBytes }: HttpCall): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    let status = 0
    let replyHeaders: Record<string, string | string[] | undefined> = {}
    let controller: Dispatcher.DispatchController | undefined
    let settled = false

    const settle = (outcome: HttpOutcome): void => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      resolve(outcome)
      if (outcome.fault) controller?.abort(new Error(outcome.reason))
    }
    const timer = setTimeout(() => settle({ fault: 'deadline', reason: `no full answer within ${deadlineMs} ms`, beforeAnswer: status === 0 }), deadlineMs)

    pool.dispatch({ ...(origin === undefined ? {} : { origin }), path, method: 'POST', headers, body, headersTimeout: 0, bodyTimeout: 0 }, {
      onRequestStart(started) {
        controller = started
        // It waited in the pool until after its deadline: do not send it at all.
        if (settled) started.abort(new Error('too late'))
      },
      onResponseStart(_controller, statusCode, responseHeaders) {
        status = statusCode
        replyHeaders = responseHeaders
      },
      onResponseData(_controller, chunk) {
        bytes += chunk.length
        if (bytes > maxBytes) settle({ fault: 'size', reason: `the answer is over ${maxBytes} bytes`, beforeAnswer: false })
        else chunks.push(chunk)
      },
      onResponseEnd() {
        settle({ reply: { status, contentType: headerOf(replyHeaders, 'content-type') ?? '', retryAfter: headerOf(replyHeaders, 'retry-after'), text: textOf(chunks) } })
      },
      onResponseError(_controller, error) {
        const { code } = error as { code?: unknown }
        settle({ fault: 'connection', reason: error.message, beforeAnswer: status === 0, ...(typeof code === 'string' ? { code } : {}) })
      },
    })
  })
}

const textOf = (chunks: Buffer[]): string => (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8')

function headerOf(headers: Record<string, string | string[] | undefined>, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}
