/** Knows when all requests that are under way now have ended, whatever comes after them. */
export class ActiveRequests {
  #active = new Set<object>()
  #waiting: { left: Set<object>; done: () => void }[] = []

  get count(): number {
    return this.#active.size
  }

  begin(): () => void {
    const request = {}
    this.#active.add(request)
    return () => this.#end(request)
  }

  /** Resolves when every request that is active at this moment has ended. */
  ended(): Promise<void> {
    if (this.#active.size === 0) return Promise.resolve()
    return new Promise((done) => this.#waiting.push({ left: new Set(this.#active), done }))
  }

  #end(request: object): void {
    this.#active.delete(request)
    for (const waiting of this.#waiting) {
      if (waiting.left.delete(request) && waiting.left.size === 0) waiting.done()
    }
    this.#waiting = this.#waiting.filter(({ left }) => left.size > 0)
  }
}
