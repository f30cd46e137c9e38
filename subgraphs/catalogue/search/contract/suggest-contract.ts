import { expect, it } from 'vitest'
import type { SearchEngine, Suggestible, SuggestibleKind } from '../port.ts'
import { built, tombstone, write } from './fixtures.ts'
import { exact, words } from './terms.ts'

const wheat: Suggestible = { kind: 'TERM', text: '小麦', keys: ['小麦', 'xiaomai', 'xm'] }
const rust: Suggestible = { kind: 'TERM', text: '小麦条锈病', keys: ['小麦条锈病', 'xiaomaitiaoxiubing', 'xmtxb'] }
const millet: Suggestible = { kind: 'TERM', text: '小米', keys: ['小米', 'xiaomi', 'xm'] }
const school: Suggestible = { kind: 'ORGANIZATION', text: '小麦研究所', keys: ['小麦研究所', 'xiaomaiyanjiusuo', 'xmyjs'] }
const machine: Suggestible = { kind: 'TERM', text: 'Machine learning', keys: ['machinelearning'] }

export const suggestContract = (engine: () => SearchEngine): void => {
  const suggest = async (typed: string, { kinds = ['TERM'], first = 10, fuzzy = false }: { kinds?: SuggestibleKind[]; first?: number; fuzzy?: boolean } = {}) =>
    (await engine().suggest({ text: typed, kinds, first, fuzzy })).map(({ text }) => text)
  const sorted = async (...asked: Parameters<typeof suggest>) => (await suggest(...asked)).sort()

  it('offers what begins as typed by any of its keys, each text once, of the kinds asked for', async () => {
    await write(engine(), [built('a:1', { suggestions: [wheat, rust, school] }), built('a:2', { suggestions: [wheat, millet, machine] })])
    expect(await sorted('小麦')).toEqual(['小麦', '小麦条锈病'])
    expect(await sorted('xiaomai')).toEqual(['小麦', '小麦条锈病'])
    expect(await sorted('xm')).toEqual(['小米', '小麦', '小麦条锈病'])
    expect(await sorted('x', { kinds: ['TERM', 'ORGANIZATION'] })).toEqual(['小米', '小麦', '小麦条锈病', '小麦研究所'].sort())
    expect(await engine().suggest({ text: 'x', kinds: ['ORGANIZATION'], first: 10, fuzzy: false })).toEqual([{ kind: 'ORGANIZATION', text: '小麦研究所' }])
    expect(await sorted('machinelearn')).toEqual(['Machine learning'])
    for (const typed of ['麦', 'learning', 'xiaomaix', '', '%', '_', 'x*', '\u{10ffff}']) expect([typed, await suggest(typed)]).toEqual([typed, []])
    expect(await suggest('x', { kinds: [] })).toEqual([])
  })

  it('puts first what many records bear, and gives no more than asked for', async () => {
    const rare: Suggestible[] = Array.from({ length: 30 }, (_, i) => ({ kind: 'TERM', text: `小麦${i}`, keys: [`小麦${i}`, `xiaomai${i}`, `xm${i}`] }))
    await write(engine(), [...Array.from({ length: 12 }, (_, i) => built(`a:${i}`, { suggestions: [rust] })), ...rare.map((suggestion, i) => built(`b:${i}`, { suggestions: [suggestion, suggestion] }))])
    for (const typed of ['小', 'x', 'xm', 'xiaomai']) {
      const offered = await suggest(typed, { first: 5 })
      expect([typed, offered[0], new Set(offered).size]).toEqual([typed, '小麦条锈病', 5])
    }
    expect(new Set(await suggest('x', { first: 100 })).size).toBe(31)
  })

  it('admits a slip from three characters on, two from six, never in the first, and only when asked', async () => {
    const offered = (typed: string) => sorted(typed, { fuzzy: true })
    await write(engine(), [built('a:1', { suggestions: [wheat, machine, { kind: 'TERM', text: 'Gene', keys: ['gene'] }] })])
    expect(await suggest('mahcine')).toEqual([])
    for (const typed of ['mahcine', 'machin', 'maxxine', 'mmachine', 'mahcinelearn', 'macinlearning']) expect([typed, await offered(typed)]).toEqual([typed, ['Machine learning']])
    for (const typed of ['genr', 'gnee', 'gne', 'geene', 'xiaomia', 'xiaomqi', 'genee', 'gen']) expect([typed, (await offered(typed)).length]).toEqual([typed, 1])
    for (const typed of ['nachine', 'mxxxine', 'gxxe', 'qene', 'xiqqqqi', '大麦']) expect([typed, await offered(typed)]).toEqual([typed, []])
  })

  it('stops offering what no record bears any more', async () => {
    await write(engine(), [built('a:1', { suggestions: [wheat, rust] }), built('a:2', { suggestions: [wheat, millet] })])
    await write(engine(), [built('a:1', { version: 2n, suggestions: [wheat] }), tombstone('a:2', 2n)])
    expect(await sorted('x')).toEqual(['小麦'])
    await write(engine(), [tombstone('a:1', 3n)])
    expect(await sorted('x', { fuzzy: true })).toEqual([])
    await write(engine(), [built('a:2', { version: 3n, suggestions: [millet] })])
    expect(await sorted('xm')).toEqual(['小米'])
  })

  it('offers nothing but the suggestions given: no text, no terms, of no tier', async () => {
    const tier = { text: { keyword: { ...words('secret'), exact: exact('secret').exact } }, terms: { KEYWORD: ['secret'] } }
    await write(engine(), [built('a:1', { public: tier, embargoed: tier, protected: tier })])
    expect(await suggest('secret', { kinds: ['TERM', 'ORGANIZATION'], fuzzy: true })).toEqual([])
  })

  it('refuses too long a text and too many answers', async () => {
    await expect(suggest('x'.repeat(201))).rejects.toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } })
    await expect(suggest('x', { first: 101 })).rejects.toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } })
    await expect(suggest('x', { first: 0 })).rejects.toMatchObject({ extensions: { code: 'BAD_INPUT' } })
  })
}
