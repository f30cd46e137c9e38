import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../schema/limits/limits.ts'

describe('the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

  it.each(Object.entries(DEFAULT_LIMITS))('tells the limit %s: %d', (name, value) => {
    expect(readme).toMatch(new RegExp(`\\b${name}\\b`))
    expect(readme).toContain(value.toLocaleString('en'))
  })
})
