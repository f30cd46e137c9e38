import { setTimeout as pause } from 'node:timers/promises'
import type { Row } from '../../../schema/rows/rows-of.ts'
import type { AskAs } from '../../kit/graph-client.ts'
import type { ExportFailure, ExportPlan } from '../tables/export.ts'
import { askPage } from './ask-page.ts'

/** The rows cannot be had to the last one. */
export class WalkError extends Error {
  readonly failure: ExportFailure
  /** Seconds after which asking again makes sense. */
  readonly wait: number | null

  constructor(failure: ExportFailure, wait: number | null = null) {
    super(failure.messageEn)
    this.failure = failure
    this.wait = wait
  }
}

export interface WalkOptions {
  ask: AskAs
  plan: ExportPlan
  variables: Record<string, unknown>
  pageSize: number
  /** More of them is an error. */
  mostRows: number
  tooMany: () => ExportFailure
}

const MOST_TRIES = 3
const RETRY_MS = 500
const MOST_WAIT_SECONDS = 10

/** All pages of a list, one after the other, for somebody who waits; a page that fails is asked again. Throws `WalkError` where one does not come. */
export async function* walkPages({ ask, plan, variables, pageSize: first, mostRows, tooMany }: WalkOptions): AsyncGenerator<Row[]> {
  let cursor: string | null = null
  let pageSize = first
  let seen = 0
  let tries = 0
  for (;;) {
    const page = await askPage({ askAs: ask, owner: null, plan, variables, cursor, pageSize })
    if (page.outcome === 'REFUSED') throw new WalkError(page.failure)
    if (page.outcome === 'AGAIN') {
      tries += 1
      if (tries >= MOST_TRIES || (page.wait ?? 0) > MOST_WAIT_SECONDS) throw new WalkError(page.failure, page.wait)
      await pause(page.wait === null ? RETRY_MS * tries : page.wait * 1_000)
      pageSize = page.smaller ? Math.max(1, Math.floor(pageSize / 2)) : pageSize
      continue
    }
    tries = 0
    seen += page.rows.length
    if (seen > mostRows) throw new WalkError(tooMany())
    yield page.rows
    if (page.next === null) return
    cursor = page.next
  }
}
