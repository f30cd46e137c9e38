import { lookup as resolveName, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import type { OutboundRules } from './check-outbound-url.ts'
import { isPrivateAddress } from './private-addresses.ts'

export interface ConnectorOptions extends OutboundRules {
  connectMs?: number
  /** The system's resolver unless told otherwise. */
  lookup?: LookupFunction
  /** Which addresses are refused where private ones are not allowed. */
  isForbidden?: (address: string) => boolean
}

const CONNECT_MS = 1_500

/** An address that must not be connected to; says no more than that. */
export class ForbiddenAddressError extends Error {
  readonly code = 'FORBIDDEN_ADDRESS'
  constructor() {
    super('not a public address')
  }
}

/**
 * Connects undici to public addresses only. A name is resolved once per connection, all that it resolves to is checked, and the socket goes to the very address
 * that was checked: a name that means something else a moment later (DNS rebinding) gains nothing. One private address among public ones refuses the name.
 */
export const guardedConnector = ({ allowPrivate, connectMs = CONNECT_MS, lookup = resolveName as LookupFunction, isForbidden = isPrivateAddress }: ConnectorOptions): buildConnector.connector => {
  if (allowPrivate) return buildConnector({ timeout: connectMs, allowH2: false, lookup })
  const connect = buildConnector({ timeout: connectMs, allowH2: false, lookup: checkedLookup(lookup, isForbidden) })
  return (options, callback) => {
    // Literal addresses never reach the resolver.
    const host = options.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) > 0 && isForbidden(host)) callback(new ForbiddenAddressError(), null)
    else connect(options, callback)
  }
}

const checkedLookup = (lookup: LookupFunction, isForbidden: (address: string) => boolean): LookupFunction => (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0)
    const addresses: LookupAddress[] = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }]
    const [first] = addresses
    if (!first || addresses.some(({ address }) => isForbidden(address))) return callback(new ForbiddenAddressError(), '', 0)
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
  })
