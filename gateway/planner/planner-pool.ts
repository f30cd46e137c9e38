import type { WorkerSupply } from './worker-supply.ts'
import { PlannerThread, type PlanOutcome } from './planner-thread.ts'

export interface PlannerPoolOptions {
  supergraphSdl: string
  workers: number
  /** Of processor time for one operation. */
  deadlineMs: number
  /** A thread that runs `planner-worker.ts` and has no supergraph yet. */
  takeWorker: WorkerSupply['take']
}

export interface PlanRequest {
  source: string
  operationName: string | undefined
  /** Selections with fragments expanded: tells beforehand which plans may be long. */
  selections: number
  /** Variables of an operation that only introspects: its data is wanted, not a plan. */
  introspectWith?: Record<string, unknown>
}

/** A pool that is asked for more than it can queue answers `busy`. */
export type PoolOutcome = PlanOutcome | { kind: 'busy' }

interface Waiting {
  request: PlanRequest
  settle(outcome: PoolOutcome): void
  timer: NodeJS.Timeout
}

/** Operations of ordinary pages have some hundred selections; hostile ones need thousands to be slow. */
const HEAVY_SELECTIONS = 1_000
const MAX_WAITING = { light: 500, heavy: 8 }
const MAX_WAIT_MS = 5_000

/**
 * The planner threads of one version. Heavy operations only ever use the first thread, so that however many of them come,
 * the others go on planning what everybody else asks.
 */
export class PlannerPool {
  #options: PlannerPoolOptions
  #threads: { thread: PlannerThread; busy: boolean }[]
  #light: Waiting[] = []
  #heavy: Waiting[] = []
  #nextId = 1
  #stopped = false

  constructor(options: PlannerPoolOptions) {
    this.#options = options
    this.#threads = Array.from({ length: options.workers }, () => this.#open())
  }

  /** Rejects where the supergraph does not load in a planner. */
  async ready(): Promise<void> {
    await Promise.all(this.#threads.map(({ thread }) => thread.ready))
    for (const slot of this.#threads) slot.busy = false
    this.#dispatch()
  }

  plan(request: PlanRequest): Promise<PoolOutcome> {
    const heavy = request.selections > HEAVY_SELECTIONS
    const queue = heavy ? this.#heavy : this.#light
    if (queue.length >= (heavy ? MAX_WAITING.heavy : MAX_WAITING.light) || this.#stopped) return Promise.resolve({ kind: 'busy' })
    return new Promise((settle) => {
      const waiting: Waiting = { request, settle, timer: setTimeout(() => this.#giveUp(queue, waiting), MAX_WAIT_MS) }
      queue.push(waiting)
      this.#dispatch()
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    for (const waiting of [...this.#light, ...this.#heavy]) this.#giveUp(this.#light.includes(waiting) ? this.#light : this.#heavy, waiting)
    await Promise.all(this.#threads.map(({ thread }) => thread.stop()))
  }

  #open(): { thread: PlannerThread; busy: boolean } {
    const { supergraphSdl, deadlineMs, takeWorker } = this.#options
    return { thread: new PlannerThread(takeWorker(), supergraphSdl, deadlineMs), busy: true }
  }

  #dispatch(): void {
    this.#threads.forEach((slot, index) => {
      if (slot.busy) return
      const waiting = this.#light.shift() ?? (index === 0 ? this.#heavy.shift() : undefined)
      if (waiting) void this.#run(index, waiting)
    })
  }

  async #run(index: number, { request, settle, timer }: Waiting): Promise<void> {
    const slot = this.#threads[index]
    if (!slot) return
    clearTimeout(timer)
    slot.busy = true
    const outcome = await slot.thread.run({ id: this.#nextId++, ...request })
    settle(outcome)
    if (slot.thread.dead) await this.#replace(index)
    else slot.busy = false
    this.#dispatch()
  }

  async #replace(index: number): Promise<void> {
    if (this.#stopped) return
    const slot = this.#open()
    this.#threads[index] = slot
    await slot.thread.ready.then(() => { slot.busy = false }, () => {
      // The same supergraph loaded before: the machine is short of something. Try again, not at once.
      if (!this.#stopped) setTimeout(() => void this.#replace(index).then(() => this.#dispatch()), 1_000).unref()
    })
  }

  #giveUp(queue: Waiting[], waiting: Waiting): void {
    clearTimeout(waiting.timer)
    const at = queue.indexOf(waiting)
    if (at >= 0) queue.splice(at, 1)
    waiting.settle({ kind: 'busy' })
  }
}
