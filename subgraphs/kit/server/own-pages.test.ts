import { describe, expect, it } from 'vitest'
import { cookie, cookieName, readCookies } from './cookies.ts'
import { comesFromOwnPages } from './own-pages.ts'

const OWN = 'https://keyuan.example.cn'

describe('comesFromOwnPages', () => {
  it.each([[{ origin: OWN }], [{ 'sec-fetch-site': 'same-origin' }], [{ 'sec-fetch-site': 'none' }], [{ origin: OWN, 'sec-fetch-site': 'same-origin' }]])('is so for %j', (headers) => {
    expect(comesFromOwnPages(headers, OWN)).toBe(true)
  })
  it.each([
    [{}], [{ origin: 'null' }], [{ origin: 'https://keyuan.example.cn.evil' }], [{ origin: 'http://keyuan.example.cn' }], [{ origin: [OWN, OWN] }], [{ 'sec-fetch-site': 'same-site' }], [{ 'sec-fetch-site': 'cross-site' }],
    [{ origin: OWN, 'sec-fetch-site': 'cross-site' }], [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }], [{ 'sec-fetch-site': 'Same-Origin' }], [{ 'sec-fetch-site': ['same-origin'] }], [{ referer: `${OWN}/` }],
  ])('is not for %j', (headers) => {
    expect(comesFromOwnPages(headers as Record<string, string>, OWN)).toBe(false)
  })
})

describe('cookies', () => {
  it('bear a name that no other host can set over TLS, and the port without', () => {
    expect(cookieName('keyuan_session', OWN)).toBe('__Host-keyuan_session')
    expect(cookieName('keyuan_session', 'http://127.0.0.1:4110')).toBe('keyuan_session_4110')
    expect(cookie('__Host-x', 'v', { secure: true, maxAgeSeconds: 60 })).toBe('__Host-x=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure')
    expect(cookie('x', 'v', { secure: false, maxAgeSeconds: 60 })).not.toContain('Secure')
  })

  it('are read whatever else is sent; of two with one name the first counts', () => {
    expect([...readCookies('a=1; b = 2;c=x=y; a=3; ;=; d')]).toEqual([['a', '1'], ['b', '2'], ['c', 'x=y']])
    expect(readCookies(undefined).size).toBe(0)
    expect(readCookies('__proto__=1').get('__proto__')).toBe('1')
  })
})
