import type { Worker } from 'node:worker_threads'
import type { LoadJob, PlanJob, WorkerMessage } from './messages.ts'
import { type Overtime, watchTime } from './watch-time.ts'

export type PlanOutcome =
  | { kind: 'planned'; result: string }
  | { kind: 'refused'; message: string }
  /** Over the time, or out of memory; the thread is gone. */
  | { kind: 'killed'; reason: Overtime | 'crash' }

/** One worker with its life: it loads, takes one job at a time, and dies when a job does not end. */
export class PlannerThread {
  readonly ready: Promise<void>
  #worker: Worker
  #settle: ((outcome: PlanOutcome) => void) | undefined
  #unwatch: (() => void) | undefined
  #deadlineMs: number
  #dead = false

  constructor(worker: Worker, supergraphSdl: string, deadlineMs: number) {
    this.#deadlineMs = deadlineMs
    this.#worker = worker
    worker.ref()
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') resolve()
        else if (message.kind === 'unusable') reject(new Error(message.message))
        else this.#hear(message)
      })
      this.#worker.once('error', (error) => { reject(error); this.#end({ kind: 'killed', reason: 'crash' }) })
      this.#worker.once('exit', () => { reject(new Error('The planner thread ended')); this.#end({ kind: 'killed', reason: 'crash' }) })
    })
    worker.postMessage({ supergraphSdl } satisfies LoadJob)
    // Whoever waits for readiness sees the error; a thread stopped while nobody waits is no error.
    this.ready.then(() => this.#worker.unref(), () => undefined)
  }

  get dead(): boolean {
    return this.#dead
  }

  run(job: PlanJob): Promise<PlanOutcome> {
    return new Promise((resolve) => {
      this.#settle = resolve
      // Idle threads do not keep the process alive, working ones do.
      this.#worker.ref()
      if (this.#dead) this.#end({ kind: 'killed', reason: 'crash' })
      else this.#worker.postMessage(job)
    })
  }

  async stop(): Promise<void> {
    this.#dead = true
    await this.#worker.terminate()
  }

  #hear(message: Exclude<WorkerMessage, { kind: 'ready' | 'unusable' }>): void {
    switch (message.kind) {
      case 'taken':
        this.#unwatch = watchTime({ worker: this.#worker, beganMs: message.processorMs, deadlineMs: this.#deadlineMs, over: (why) => this.#kill(why) })
        return
      case 'planned': return this.#finish({ kind: 'planned', result: message.result })
      case 'refused': return this.#finish({ kind: 'refused', message: message.message })
    }
  }

  /** A synchronous plan listens to nothing: the whole thread has to go. */
  #kill(reason: Overtime): void {
    this.#end({ kind: 'killed', reason })
    void this.#worker.terminate()
  }

  #end(outcome: PlanOutcome): void {
    this.#dead = true
    this.#finish(outcome)
  }

  #finish(outcome: PlanOutcome): void {
    this.#unwatch?.()
    this.#worker.unref()
    const settle = this.#settle
    this.#settle = undefined
    settle?.(outcome)
  }
}
