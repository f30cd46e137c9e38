import { randomUUID } from 'node:crypto'

/** A client's own request id is kept when it is harmless in logs and headers; otherwise a new one is made. */
export function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:-]{8,64}$/.test(given) ? given : randomUUID()
}
