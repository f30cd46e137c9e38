import { expect, it } from 'vitest'
import { type IndexDocument, type IndexFilter, type IndexTier, MEASURES, type SearchEngine, TERM_FIELDS, type TermField, TEXT_FIELDS, type TextQuery } from '../port.ts'
import { built, NOW, query, request, write } from './fixtures.ts'
import { has, hasSome, ranks, text, words } from './terms.ts'

const UNTIL = NOW + 1_000

/** Everything a tier can hold, under the mark. */
const secrets = (mark: string, lon: number): IndexTier => ({
  text: Object.fromEntries(TEXT_FIELDS.map((field) => [field, { words: [mark, 'word', `open${mark}`], bigrams: [mark], exact: [mark, `open${mark}`] }])),
  terms: Object.fromEntries(TERM_FIELDS.filter((field) => field !== 'RESOURCE_TYPE').map((field) => [field, [mark]])),
  points: [{ lon, lat: 50 }],
  boxes: [{ west: lon, south: 50, east: lon + 1, north: 51 }],
})

const open: IndexTier = { text: { title: words('open word') }, terms: { RESOURCE_TYPE: ['PAPER'], KEYWORD: ['open'] }, points: [{ lon: 10, lat: 10 }], boxes: [] }
const bare = (id: string): IndexDocument => built(id, { public: open, suggestions: [{ kind: 'TERM', text: 'open', keys: ['open'] }] })
const full = (id: string): IndexDocument => ({ ...bare(id), version: 2n, embargoed: secrets('later', 60), protected: secrets('hidden', 100), embargoedUntil: UNTIL })
const IDS = ['a:1', 'a:2', 'a:3']

const marks = ['hidden', 'later']
const queries: (TextQuery | undefined)[] = [
  undefined, text({ none: [has('hidden'), has('later word')] }), text({ all: [[has('open')]], rank: [ranks('open'), ranks('hidden', 9), ranks('later', 9)] }), text({ all: [[hasSome(2, 'open', 'word')]], none: [has('hid', { prefix: true })] }),
  ...marks.flatMap((mark) => [
    text({ all: [[has(mark)]] }), text({ all: [[has(`${mark} word`)]] }), text({ all: [[has(mark.slice(0, 3), { prefix: true })]] }), text({ all: [[has(mark, { stream: 'exact', field: 'keyword' })]] }), text({ all: [[hasSome(3, 'open', 'word', mark)]] }),
  ]),
]
const areas: IndexFilter[] = [
  { terms: {}, box: { west: 55, south: 45, east: 110, north: 55 } }, { terms: {}, near: { lon: 100, lat: 50, km: 500 } }, { terms: {}, within: [[[[55, 45], [110, 45], [110, 55], [55, 55], [55, 45]]]] },
]
const filters: IndexFilter[] = [
  ...areas,
  ...TERM_FIELDS.filter((field) => field !== 'RESOURCE_TYPE').flatMap((field) => marks.map((mark): IndexFilter => ({ terms: { [field]: [mark] } }))),
]

/** All that the doors of an engine say, one string for each answer; scores and versions left out. */
const everythingSaid = async (engine: SearchEngine, view: { protectedTiers: boolean; now: number }): Promise<string[]> => {
  const asked = [...queries.map((each) => ({ ...query(view), ...(each ? { query: each } : {}) })), ...areas.map((filter) => query({ ...view, filter }))]
  const suggested = await Promise.all(['hid', 'later', 'o'].map((typed) => engine.suggest({ text: typed, kinds: ['TERM', 'ORGANIZATION'], first: 9, fuzzy: true })))
  const said: unknown[] = [suggested, await engine.vocabulary(['open', 'hidden', 'later', 'openhidden', 'hiddn', 'latre'], 9), await engine.count(filters.map((filter) => query({ ...view, filter })))]
  for (const each of asked) {
    const { hits } = await engine.search(request({ ...each }))
    said.push([hits.map(({ id }) => id).sort(), (await engine.scan(each, null, 9)).map(({ id }) => id), await engine.count([each])])
    said.push(await engine.facets(each, [...TERM_FIELDS.map((field: TermField) => ({ field, first: 9 })), { field: 'KEYWORD', first: 9, contains: 'd' }]))
    said.push(await engine.grid(each, { zoom: 3 }), await engine.aggregate(each, { dimensions: ['PROVINCE', 'KEYWORD', 'CITY', 'YEAR'], measures: [...MEASURES] }))
  }
  return said.map((answer) => JSON.stringify(answer))
}

export const leakContract = (engine: () => SearchEngine): void => {
  it('what a viewer may not see changes nothing in any answer, and shows in those of one who may', async () => {
    const views = { closed: { protectedTiers: false, now: UNTIL - 1 }, lifted: { protectedTiers: false, now: UNTIL }, full: { protectedTiers: true, now: NOW } }
    await write(engine(), IDS.map(bare))
    const before = await everythingSaid(engine(), views.closed)
    await write(engine(), IDS.map(full))
    expect((await everythingSaid(engine(), views.closed)).filter((answer, index) => answer !== before[index])).toEqual([])
    const lifted = (await everythingSaid(engine(), views.lifted)).join('\n')
    expect(lifted).toContain('"key":"later"')
    expect(lifted).not.toMatch(/"key":"hidden"|\["hidden"/)
    const whole = (await everythingSaid(engine(), views.full)).join('\n')
    for (const mark of marks) expect(whole).toContain(`"key":"${mark}"`)
    // Places that are not public are nobody's before the day.
    expect(whole).not.toContain('"3/6/')
    expect((await everythingSaid(engine(), { ...views.full, now: UNTIL })).join('\n')).toContain('"3/6/')
  })

  it('what was closed later is open to nobody by what was written before', async () => {
    await write(engine(), IDS.map((id) => ({ ...full(id), version: 1n, public: secrets('hidden', 100), suggestions: [{ kind: 'TERM' as const, text: 'hidden', keys: ['hidden'] }] })))
    await write(engine(), IDS.map((id) => ({ ...full(id), version: 2n })))
    const view = { protectedTiers: false, now: UNTIL - 1 }
    expect((await engine().vocabulary(['hidden'], 0))[0]?.records).toBe(0)
    expect(await engine().suggest({ text: 'hidden', kinds: ['TERM'], first: 5, fuzzy: false })).toEqual([])
    expect((await engine().count(filters.map((filter) => query({ ...view, filter })))).map(({ value }) => value)).toEqual(filters.map(() => 0))
    expect((await engine().facets(query(view), [{ field: 'KEYWORD', first: 9 }]))[0]?.buckets).toEqual([{ key: 'open', count: 3 }])
  })
}
