import DataLoader from 'dataloader'

/** Makes or finds the loader of this name within one request: whatever it loads is loaded once, a level at a time. */
export type Loaders = <K, V>(name: string, load: (keys: readonly K[]) => Promise<readonly V[]>, keyOf?: (key: K) => string) => DataLoader<K, V, string>

export const createLoaders = (): Loaders => {
  const known = new Map<string, unknown>()
  return <K, V>(name: string, load: (keys: readonly K[]) => Promise<readonly V[]>, keyOf: (key: K) => string = String) => {
    const found = known.get(name) as DataLoader<K, V, string> | undefined
    if (found) return found
    const made = new DataLoader<K, V, string>(load as (keys: readonly K[]) => Promise<V[]>, { cacheKeyFn: keyOf })
    known.set(name, made)
    return made
  }
}
