import { expect, it } from 'vitest'
import { ownPath } from '../http/own-path.ts'

const HOME = 'https://keyuan.example.cn'

it.each(['/', '/search?q=小麦&type=DATASET', '/resource/instruments:abc', '/q/x#chart', '/explorer/?id=1', '/a//b'])('keeps %s', (to) => {
  expect(new URL(ownPath(to, HOME), HOME).href).toBe(new URL(to, HOME).href)
})

it.each([
  undefined, null, 7, ['/x'], '', 'x', 'https://evil.example/', 'HTTPS:evil.example', '//evil.example', '///evil.example', '/\\evil.example', '\\/evil.example', '/\t/evil.example', '/\n/evil.example', '/a\\b',
  '/.//evil.example', '/../..//evil.example', '/%2e//evil.example', 'javascript:alert(1)', 'data:text/html,x', '/auth/login', '/auth/../auth/logout', `/${'x'.repeat(3_000)}`, '/\u0000', '@evil.example', '/\u2028//x\u0085',
])('goes home instead of %j', (to) => {
  const path = ownPath(to, HOME)
  expect(new URL(`${HOME}${path}`).origin).toBe(HOME)
  expect(path.startsWith('/auth/')).toBe(false)
  expect(path.startsWith('//')).toBe(false)
})
