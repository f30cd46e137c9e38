import { isIP } from 'node:net'
import type { Sentence } from '../../../schema/checks/check.ts'
import { isPrivateAddress } from './private-addresses.ts'

export interface OutboundRules {
  /** Whether loopback and addresses of private networks may be asked: on a developer's own machine, never in production. */
  allowPrivate: boolean
}

export type CheckedUrl = { url: URL; problem?: undefined } | { problem: Sentence; url?: undefined }

const MOST_CHARACTERS = 2_000

/** The same for what is not allowed and for what does not answer, so that nobody can scan our network by sentences. */
export const UNREACHABLE: Sentence = { zh: '此地址不可用:没有应答,或不是公网地址', en: 'The address cannot be used: nothing answers there, or it is not a public one' }

/**
 * What can be said of an address that somebody else gave before anything is sent. Names are resolved later and checked then, by `guardedConnector`:
 * what a name means may have changed by the time of the connection.
 */
export const checkOutboundUrl = (given: string, { allowPrivate }: OutboundRules): CheckedUrl => {
  // `URL` drops line breaks and tabs without a word, and what is encoded may be decoded by someone behind us.
  if (given.length > MOST_CHARACTERS || /[\p{Cc}\s\\]/u.test(given) || /%0[ad0]/i.test(given)) return wrong('网址过长,或含有空白、换行、反斜线', 'The address is too long, or has blanks, line breaks or backslashes')
  const url = URL.parse(given)
  if (!url) return wrong('不是网址', 'This is no address')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return wrong('只接受 http 与 https 网址', 'Only http and https addresses are taken')
  if (url.username !== '' || url.password !== '' || authorityOf(given).includes('@')) return wrong('网址中不得含用户名或密码', 'The address must not have a user name or password')
  return !allowPrivate && isPrivateHost(url.hostname) ? { problem: UNREACHABLE } : { url }
}

/** `URL` has brought IPv4 to four decimals by now, whether it was written in octal, hex, as one number or in full-width digits. */
const isPrivateHost = (hostname: string): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) > 0 ? isPrivateAddress(host) : /(^|\.)localhost\.?$/.test(host)
}

/** An empty user name (`http://@host`) is gone from the parsed form. */
const authorityOf = (given: string): string => /^[^:]*:\/*([^/?#]*)/.exec(given)?.[1] ?? ''

const wrong = (zh: string, en: string): CheckedUrl => ({ problem: { zh, en } })
