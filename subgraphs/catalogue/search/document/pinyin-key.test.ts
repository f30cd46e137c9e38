import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { titleKey } from './pinyin-key.ts'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

describe('titleKey', () => {
  const collator = new Intl.Collator('zh-u-co-pinyin')
  const han = fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)), { maxLength: 6 }).map((characters) => characters.join(''))

  it('compares Han titles as the collator does', () => {
    fc.assert(fc.property(han, han, (a, b) => {
      expect(Math.sign(compare(titleKey(a), titleKey(b)))).toBe(Math.sign(collator.compare(a, b)))
    }), { numRuns: 2_000 })
  })

  it('compares the same by bytes and by UTF-16 code units, whatever the title', () => {
    const any = fc.string({ unit: 'binary', maxLength: 20 })
    fc.assert(fc.property(any, any, (a, b) => {
      expect(Math.sign(byBytes(titleKey(a), titleKey(b)))).toBe(compare(titleKey(a), titleKey(b)))
    }))
  })

  it('puts digits before Han before letters, and rare Han behind the others', () => {
    const titles = ['2020年', '安徽', '北京', '𠀀集', 'Ωmega', 'abc', 'Zoo', 'яблоко', 'あ']
    expect([...titles].sort((a, b) => compare(titleKey(a), titleKey(b)))).toEqual(['2020年', '安徽', '北京', '𠀀集', 'abc', 'Zoo', 'Ωmega', 'яблоко', 'あ'])
  })

  it('ignores punctuation, case and accents', () => {
    expect(titleKey('《红楼梦》')).toBe(titleKey('红楼梦'))
    expect(titleKey('  Café  culture ')).toBe(titleKey('CAFE culture'))
    expect(titleKey('!?')).toBe('')
  })
})
