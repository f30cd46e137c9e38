import { expect, it } from 'vitest'
import { soundToken, titleSounds } from './title-sounds.ts'

it('titleSounds: pinyin and initials of the beginning of a title; none of titles without Chinese', () => {
  expect(titleSounds('小麦条锈病')).toEqual(['~xiaomaitiaoxiubing', '~xmtxb'])
  expect(titleSounds('黃土高原土壤水分数据集及其在生态模型中的应用')[1]).toBe('~htgytrsfsjjj')
  expect(titleSounds('Deep learning')).toEqual([])
})

it('soundToken: what is typed in letters may be a sound; Chinese and single letters are not', () => {
  expect(soundToken('xiao mai')).toBe('~xiaomai')
  expect(soundToken("xi'an")).toBe('~xian')
  expect(soundToken('小麦')).toBeNull()
  expect(soundToken('x')).toBeNull()
})
