import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const HEADER = 'x-keyuan-own'
const SECRET = randomUUID()

/** Marks what a route of this process asks for somebody: its document is ours, or one that was checked when it was saved, so that it need not be registered. */
export const OWN_REQUEST: Readonly<Record<string, string>> = { [HEADER]: SECRET }

export const isOwnRequest = (headers: IncomingHttpHeaders): boolean => headers[HEADER] === SECRET
