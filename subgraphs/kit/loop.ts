import type { Log } from './log.ts'

export interface LoopOptions {
  /** One piece of work; true where there may be more at once. */
  step: () => Promise<boolean>
  /** Told of each error and of the pause before the next try, milliseconds. */
  onError: (error: unknown, pauseMs: number) => Promise<void> | void
  log: Pick<Log, 'error'>
  /** Pause after a step that found nothing more, milliseconds. */
  idleMs: number
}

const FIRST_PAUSE_MS = 200
const MAX_PAUSE_MS = 10_000

/** Work that goes on until it is stopped: at once while there is more, after a wake-up or a pause otherwise, after a growing pause when it fails. */
export class Loop {
  readonly #options: LoopOptions
  #stopped = false
  #woken = false
  #endSleep: (() => void) | null = null
  #running: Promise<void> | null = null

  constructor(options: LoopOptions) {
    this.#options = options
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** There is work now: do not wait for the pause to end. */
  wake(): void {
    this.#woken = true
    this.#endSleep?.()
  }

  /** Resolves when the step under way is over. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#endSleep?.()
    await this.#running
  }

  async #run(): Promise<void> {
    let pause = FIRST_PAUSE_MS
    while (!this.#stopped) {
      this.#woken = false
      try {
        const more = await this.#options.step()
        pause = FIRST_PAUSE_MS
        if (!more) await this.#sleep(this.#options.idleMs)
      } catch (error) {
        if (this.#stopped) return
        try {
          await this.#options.onError(error, pause)
        } catch (again) {
          // What could not be recorded will show again with the next try; the loop itself never ends of it.
          this.#options.log.error({ err: again }, 'the failure of a loop could not be handled')
        }
        await this.#sleep(pause)
        pause = Math.min(pause * 2, MAX_PAUSE_MS)
      }
    }
  }

  #sleep(ms: number): Promise<void> {
    if (this.#stopped || this.#woken) return Promise.resolve()
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        this.#endSleep = null
        resolve()
      }
      const timer = setTimeout(end, ms)
      this.#endSleep = end
    })
  }
}
