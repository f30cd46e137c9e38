import { expect, it } from 'vitest'
import { normaliseOrcid } from '../services/orcid.ts'

it.each([['0000-0002-1825-0097', '0000-0002-1825-0097'], ['https://orcid.org/0000-0001-5109-3700', '0000-0001-5109-3700'], ['000000021694233x', '0000-0002-1694-233X'], [' 0000-0002-1825-0097 ', '0000-0002-1825-0097']])('reads %s', (given, expected) => {
  expect(normaliseOrcid(given)).toBe(expected)
})

it.each(['', '0000-0002-1825-0098', '0000-0002-1694-2330', 'X', '0000-0002-1825-00977'])('is none: %j', (given) => {
  expect(normaliseOrcid(given)).toBeNull()
})
