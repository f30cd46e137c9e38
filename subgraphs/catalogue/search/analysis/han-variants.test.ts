import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { foldText } from './fold.ts'
import { hanVariants } from './han-variants.ts'
import { regionalWords } from './regional-words.ts'
import { ANALYSIS_VERSION } from './version.ts'

describe('hanVariants', () => {
  it.each(Object.entries({
    台: '臺', 里: '裡裏', 为: '為爲', 峰: '峯', 群: '羣', 线: '線綫', 炮: '砲礮', 烟: '菸煙', 众: '眾衆', 产: '產産', 绝: '絕絶', 气: '氣気', 实: '實実', 发: '發髮発髪', 汇: '匯彙滙', 回: '囘囬迴', 著: '着', 粘: '黏', 硅: '矽', 干: '乾幹', 后: '後', 于: '於', 面: '麵麪麺',
    龟: '龜亀', 盐: '鹽塩', 铁: '鐵鉄', 药: '藥薬', 经: '經経', 图: '圖図', 说: '說説', 广: '廣広', 车: '車⻋', 长: '長⻓', 页: '頁⻚', 净: '淨浄', 乡: '鄉郷鄕', 矿: '礦鉱鑛', 丰: '豐豊', 衷: '衷', 芸: '芸', 予: '予', 糖: '醣', 炼: '煉鍊錬', 碱: '鹼鹸',
  }))('gives %s for each of %s', (simplified, variants) => expect(foldText(variants)).toBe(simplified.repeat([...variants].length)))

  it('ends at once: what it gives is never a variant itself', () => {
    const variants = hanVariants()
    expect([...variants.values()].filter((character) => variants.has(character))).toEqual([])
    expect([...variants].filter(([from, to]) => [...from].length !== 1 || [...to].length !== 1)).toEqual([])
    expect(variants.size).toBeGreaterThan(3_500)
  })

  it('is the table of this version of the analysis: another release of the dictionaries needs another version', () => {
    const digest = createHash('sha256').update(JSON.stringify([...hanVariants()].sort())).digest('hex').slice(0, 16)
    expect([ANALYSIS_VERSION, digest]).toEqual([2, 'aa32e613568ce3b7'])
  })

  it('is there in less than 100 ms, at the first Han character', () => {
    const started = performance.now()
    hanVariants()
    expect(performance.now() - started).toBeLessThan(100)
  })
})

describe('regionalWords', () => {
  it.each([['資訊', '信息'], ['軟體', '软件'], ['雷射', '激光'], ['網路', '网络'], ['數位', '数字']])('knows %s and %s as words for one thing, both ways', (taiwan, mainland) => {
    expect(regionalWords().get(foldText(taiwan))).toContain(mainland)
    expect(regionalWords().get(mainland)).toContain(foldText(taiwan))
  })

  it('has folded words only, and none beside itself', () => {
    for (const [word, others] of regionalWords()) {
      expect(foldText(word)).toBe(word)
      expect(others).not.toContain(word)
      expect(others.length).toBeGreaterThan(0)
    }
  })
})
