import { describe, expect, it } from 'vitest'
import { uscc } from './uscc.ts'

describe('uscc', () => {
  it('takes codes whose check character is right, in any spelling', () => {
    for (const code of ['91110000600037341L', '91350100M000100Y43', '12100000400002259P']) expect(uscc.of(code)).toBe(code)
    expect(uscc.of(' 9111 0000 6000 3734 1l ')).toBe('91110000600037341L')
  })
  it('takes no code with one character changed, one too many, or one that is none of the 31', () => {
    for (const code of ['91110000600037342L', '91110000600037341M', '91110000600037341L0', '9111000060003734IL', '']) expect(uscc.of(code)).toBeNull()
  })
})
