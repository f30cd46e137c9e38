/** Where the browser refuses storage, what is kept lasts as long as the page. */
export const browserStorage = (): Storage => {
  try {
    localStorage.getItem('')
    return localStorage
  } catch {
    return memoryStorage()
  }
}

/** A Storage in memory; its entries are its own properties, as in a browser. */
export const memoryStorage = (): Storage =>
  Object.create({
    getItem(this: Record<string, string>, key: string) { return this[key] ?? null },
    setItem(this: Record<string, string>, key: string, value: string) { this[key] = value },
    removeItem(this: Record<string, string>, key: string) { delete this[key] },
  }) as Storage
