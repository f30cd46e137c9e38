import { isIP } from 'node:net'

/** A parsed value, or what the variable must be, in Chinese and English. */
export type Parsed<T> = { value: T; problem?: never } | { problem: { zh: string; en: string }; value?: never }
export type Parse<T> = (raw: string) => Parsed<T>

export const text: Parse<string> = (raw) => (raw === '' ? wrong('不能为空', 'must not be empty') : { value: raw })

export const list: Parse<readonly string[]> = (raw) => ({ value: raw.split(',').map((part) => part.trim()).filter((part) => part !== '') })

/** Addresses and networks such as 10.0.0.0/8. */
export const addresses: Parse<readonly string[]> = (raw) => {
  const given = raw.split(',').map((part) => part.trim()).filter((part) => part !== '')
  const unfit = given.find((part) => !isNetwork(part))
  return unfit === undefined ? { value: given } : wrong(`须为 IP 地址或网段,如 10.0.0.0/8,而非 ${unfit}`, `must be addresses or networks such as 10.0.0.0/8, not ${unfit}`)
}

function isNetwork(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
}

export const flag: Parse<boolean> = (raw) => (raw === 'true' || raw === 'false' ? { value: raw === 'true' } : wrong('必须是 true 或 false', 'must be true or false'))

export const oneOf = <T extends string>(...values: readonly T[]): Parse<T> => (raw) =>
  values.includes(raw as T) ? { value: raw as T } : wrong(`必须是 ${values.join('、')} 之一`, `must be one of ${values.join(', ')}`)

export const integer = (from: number, to: number): Parse<number> => (raw) => {
  const value = Number(raw)
  return /^\d+$/.test(raw) && value >= from && value <= to ? { value } : wrong(`必须是 ${from} 至 ${to} 的整数`, `must be a whole number from ${from} to ${to}`)
}

export const port = integer(0, 65_535)

/** Milliseconds, up to an hour. */
export const duration = integer(1, 3_600_000)

export const url: Parse<string> = (raw) => {
  const parsed = URL.parse(raw)
  const fits = parsed && (parsed.protocol === 'http:' || parsed.protocol === 'https:') && parsed.username === '' && parsed.password === ''
  return fits ? { value: raw.replace(/\/$/, '') } : wrong('必须是 http 或 https 网址,且不含用户名', 'must be an http or https address without a user name')
}

/** An address whose last slash is part of its name, such as an issuer's. */
export const exactUrl: Parse<string> = (raw) => {
  const parsed = url(raw)
  return parsed.problem ? parsed : { value: raw }
}

export const optional = <T>(parse: Parse<T>): Parse<T | undefined> => (raw) => (raw === '' ? { value: undefined } : parse(raw))

const wrong = (zh: string, en: string) => ({ problem: { zh, en } })
