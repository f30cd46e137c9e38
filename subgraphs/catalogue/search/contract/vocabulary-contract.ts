import { expect, it } from 'vitest'
import type { SearchEngine } from '../port.ts'
import { built, NOW, tombstone, write } from './fixtures.ts'
import { words } from './terms.ts'

const all = (tokens: string) => ({ words: tokens.split(' '), bigrams: tokens.split(' '), exact: tokens.split(' ') })

export const vocabularyContract = (engine: () => SearchEngine): void => {
  const similar = async (word: string, most = 10) => (await engine().vocabulary([word], most))[0]?.similar ?? []
  const title = (id: string, tokens: string) => built(id, { public: { text: { title: words(tokens) } } })

  it('counts the records in whose public words a word stands, once each, in order of asking', async () => {
    await write(engine(), [
      built('a:1', { public: { text: { title: words('wheat wheat'), abstract: words('wheat rust'), keyword: words('小麦') } } }), built('a:2', { public: { text: { creator: words('wheat') } } }),
      built('a:3', { public: { text: { title: { words: [], bigrams: ['wheat', '小麦'], exact: ['wheat', 'rust'] } } } }),
      built('a:4', { embargoed: { text: { title: all('wheat secret') } }, protected: { text: { title: all('wheat secret') } }, embargoedUntil: NOW - 1 }),
    ])
    expect(await engine().vocabulary(['rust', 'wheat', '小麦', 'secret', 'whea', '', 'a"b*', 'wheat'], 0)).toEqual(
      [['rust', 1], ['wheat', 2], ['小麦', 1], ['secret', 0], ['whea', 0], ['', 0], ['a"b*', 0], ['wheat', 2]].map(([word, records]) => ({ word, records, similar: [] })),
    )
    expect(await engine().vocabulary([], 5)).toEqual([])
  })

  it('similar: one edit in short words, two from six letters on, begun alike; nearest first, then most frequent', async () => {
    await write(engine(), [
      title('a:1', 'different wheat gene'), title('a:2', 'different what heat'), title('a:3', 'difference genes wheats'), title('a:4', 'difference deferent'), title('a:5', 'difference 小麦 小妻 gene1'),
      built('a:6', { public: { text: { title: { words: [], bigrams: ['diferent'], exact: ['diffrent'] } } } }), built('a:7', { protected: { text: { title: words('diffferent') } } }),
    ])
    expect(await similar('diffreent')).toEqual([{ word: 'different', records: 2, edits: 1 }])
    expect(await similar('differenc')).toEqual([{ word: 'difference', records: 3, edits: 1 }, { word: 'different', records: 2, edits: 1 }])
    expect(await similar('diffrent')).toEqual([{ word: 'different', records: 2, edits: 1 }, { word: 'deferent', records: 1, edits: 2 }])
    expect(await similar('different')).toEqual([{ word: 'difference', records: 3, edits: 2 }, { word: 'deferent', records: 1, edits: 2 }])
    expect(await similar('different', 1)).toEqual([{ word: 'difference', records: 3, edits: 2 }])
    expect((await similar('hwat')).map(({ word }) => word).sort()).toEqual(['heat', 'what'])
    expect((await similar('wheat')).map(({ word }) => word).sort()).toEqual(['what', 'wheats'])
    expect((await similar('genee')).map(({ word }) => word).sort()).toEqual(['gene', 'genes'])
    for (const word of ['ifferent', 'zifferent', 'cheat', '小麦', 'gene2', 'x', '', 'w*']) expect([word, await similar(word)]).toEqual([word, []])
  })

  it('similar offers no word that no record has any more', async () => {
    await write(engine(), [title('a:1', 'different'), title('a:2', 'differing')])
    await write(engine(), [title('a:3', 'difference'), tombstone('a:1', 2n), { ...title('a:2', 'other'), version: 2n }])
    expect((await similar('differenc')).map(({ word }) => word)).toEqual(['difference'])
    expect((await engine().vocabulary(['different', 'differing', 'difference', 'other'], 0)).map(({ records }) => records)).toEqual([0, 0, 1, 1])
  })

  it('refuses too many words', async () => {
    await expect(engine().vocabulary(Array.from({ length: 1_001 }, () => 'x'), 0)).rejects.toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } })
    await expect(similar('x', -1)).rejects.toMatchObject({ extensions: { code: 'BAD_INPUT' } })
  })
}
