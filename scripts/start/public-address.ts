import type { GatewayConfig } from '../../gateway/config.ts'

/** The one address at which people reach this system: as configured, else where it listens. */
export interface PublicAddress {
  /** Without a slash at its end. Throws as long as nobody listens. */
  get(): string
  listens(url: string): void
}

export const publicAddress = ({ publicUrl }: Pick<GatewayConfig, 'publicUrl'>): PublicAddress => {
  let address = publicUrl
  return {
    get: () => {
      if (address === undefined) throw new Error('the address of this graph is known when it listens')
      return address
    },
    listens: (url) => { address ??= url },
  }
}
