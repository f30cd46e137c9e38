import { refusal } from '../errors/refusal.ts'

/** Where registered operations are: a file, this release, the registry. */
export interface OperationSource {
  /** The document of an id as a client registered it; undefined where there is none. */
  byId(id: string): Promise<string | undefined>
  /** The document of a normalised hash (see schema/operation-hash.ts). */
  byHash(hash: string): Promise<string | undefined>
}

const unreachable = () => refusal('OVERLOADED', { zh: '登记的操作暂时无法查到,请稍后再试', en: 'Registered operations cannot be looked up now, try again later', retryAfterSeconds: 5 })

/** The first source that knows wins. One that cannot be asked is no reason to say that there is no such operation. */
export const firstOf = (sources: readonly OperationSource[]): OperationSource => {
  const find = async (ask: (source: OperationSource) => Promise<string | undefined>): Promise<string | undefined> => {
    for (const source of sources) {
      const found = await ask(source).catch(() => { throw unreachable() })
      if (found !== undefined) return found
    }
    return undefined
  }
  return { byId: (id) => find((source) => source.byId(id)), byHash: (hash) => find((source) => source.byHash(hash)) }
}
