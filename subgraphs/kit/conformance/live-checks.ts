import { documents } from './checks/documents.ts'
import { entities } from './checks/entities.ts'
import { errors } from './checks/errors.ts'
import { feed } from './checks/feed.ts'
import { ids } from './checks/ids.ts'
import { latency } from './checks/latency.ts'
import { sdl } from './checks/sdl.ts'
import { size } from './checks/size.ts'
import { token } from './checks/token.ts'
import type { LiveCheck } from './live-check.ts'

/** All checks after `live.reachable`, in the order of the report. Latency and size judge what the others measured. */
export const LIVE_CHECKS: readonly LiveCheck[] = [sdl, token, feed, ids, documents, entities, errors, latency, size]
