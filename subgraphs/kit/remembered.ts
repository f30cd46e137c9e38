/** Loads a value at most once in so many seconds, whoever asks how often; a failure is not remembered. */
export const remembered = <T>(load: () => Promise<T>, seconds: number): (() => Promise<T>) => {
  let value: Promise<T> | null = null
  let until = 0
  return () => {
    if (!value || Date.now() > until) {
      until = Date.now() + seconds * 1_000
      value = load()
      value.catch(() => { value = null })
    }
    return value
  }
}
