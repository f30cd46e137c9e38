import { context, INVALID_SPAN_CONTEXT, propagation, ROOT_CONTEXT, SpanStatusCode, trace, type Context, type Span } from '@opentelemetry/api'

const tracer = trace.getTracer('keyuan-gateway')
/** Even spans that go nowhere cost a few microseconds each, on every request. */
let tracing = false

/** Sends spans to a collector from now on; without it all spans below cost nothing. Returns what flushes and ends it. */
export async function startTracing(endpoint: string, serviceName = 'keyuan-gateway'): Promise<() => Promise<void>> {
  // Loaded where it is used: what collects and sends is five hundred modules.
  const { openProvider } = await import('./open-provider.ts')
  const provider = openProvider(endpoint, serviceName)
  provider.register()
  tracing = true
  return async () => {
    tracing = false
    await provider.shutdown()
    trace.disable()
    context.disable()
    propagation.disable()
  }
}

const INVALID_SPAN = trace.wrapSpanContext(INVALID_SPAN_CONTEXT)

/** Work as one span, beneath the active one; an error marks it and goes on. */
export function inSpan<T>(name: string, attributes: Record<string, string | number>, work: (span: Span) => Promise<T>, parent?: Context): Promise<T> {
  if (!tracing) return work(INVALID_SPAN)
  return tracer.startActiveSpan(name, { attributes }, parent ?? context.active(), async (span) => {
    try {
      return await work(span)
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}

/** The trace that a client's `traceparent` header continues. */
export const traceOf = (headers: Record<string, unknown>): Context | undefined => (tracing ? propagation.extract(ROOT_CONTEXT, headers) : undefined)

/** Headers by which a subgraph continues the trace; none where nothing is traced. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {}
  if (tracing) propagation.inject(context.active(), headers)
  return headers
}
