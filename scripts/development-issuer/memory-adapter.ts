import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

interface Kept { payload: AdapterPayload; until: number }

const MOST = 5_000

/** What the development issuer remembers: in this process, for as long as each thing is good. */
export const memoryAdapter = (): AdapterFactory => {
  const kept = new Map<string, Kept>()
  const live = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key)
    return found && found.until > Date.now() ? found.payload : undefined
  }
  const tidy = (): void => {
    if (kept.size < MOST) return
    for (const [key, { until }] of kept) if (until <= Date.now()) kept.delete(key)
    for (const oldest of kept.keys()) {
      if (kept.size < MOST) break
      kept.delete(oldest)
    }
  }
  const where = (model: string, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...kept].find(([key, { payload, until }]) => key.startsWith(`${model} `) && until > Date.now() && fits(payload))?.[1].payload

  return (model): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      tidy()
      kept.set(`${model} ${id}`, { payload, until: Date.now() + (expiresIn || 86_400) * 1_000 })
    },
    find: async (id) => live(`${model} ${id}`),
    findByUid: async (uid) => where(model, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => where(model, (payload) => payload.userCode === userCode),
    consume: async (id) => {
      const payload = live(`${model} ${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1_000)
    },
    destroy: async (id) => void kept.delete(`${model} ${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  })
}
