import fc, { type Arbitrary } from 'fast-check'
import type { Clause, FieldTokens, IndexDocument, IndexFilter, IndexQuery, IndexTier, Measure, Term, TermField, TextField } from '../port.ts'
import { NOW } from './fixtures.ts'

/** Small worlds: few words, few values, so that queries meet records. */
const word = fc.constantFrom('wheat', 'whey', 'rust', 'gene', 'a', 'ab')
const field: Arbitrary<TextField> = fc.constantFrom('title', 'keyword', 'abstract')
const tokens = fc.array(word, { maxLength: 4 })
const fieldTokens: Arbitrary<FieldTokens> = fc.record({ words: tokens, bigrams: fc.constant([]), exact: tokens })

const once = (times: number) => <T>(value: Arbitrary<T>): Arbitrary<T | undefined> => fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
const maybe = once(2)
const rarely = once(6)
/** Without the names whose value is undefined. */
const present = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never

const VALUES: Partial<Record<TermField, string[]>> = { DISCIPLINE: ['110', '11074', '210', '21'], KEYWORD: ['x', 'y', 'z'], PROVINCE: ['110000', '540000'], YEAR: ['2019', '2020'] }
const TYPES = ['PAPER', 'DATASET', 'STRAIN']
const values = (all: readonly string[]) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: 2 })
const terms = fc.record(Object.fromEntries(Object.entries(VALUES).map(([name, all]) => [name, values(all)]))) as Arbitrary<IndexTier['terms']>

const lon = fc.integer({ min: -6, max: 6 }).map((step) => step * 20)
const lat = fc.integer({ min: -4, max: 4 }).map((step) => step * 20)
const box = fc.record({ west: lon, south: lat, width: fc.nat(3), height: fc.nat(2) }).map(({ west, south, width, height }) => ({ west, south, east: west + width * 10 + 5, north: Math.min(90, south + height * 10 + 5) }))
const tier = fc.record({ text: fc.dictionary(field, fieldTokens, { maxKeys: 2 }), terms, points: fc.array(fc.record({ lon, lat }), { maxLength: 2 }), boxes: fc.array(box, { maxLength: 1 }) }) as Arbitrary<IndexTier>

const measures = fc.dictionary(fc.constantFrom<Measure>('VOLUME_BYTES', 'EFFECTIVE_HOURS'), fc.nat(9), { maxKeys: 2 }) as Arbitrary<Partial<Record<Measure, number>>>
const days = fc.tuple(fc.nat(20), fc.nat(5))

const document = fc.record({
  type: fc.constantFrom(...TYPES), public: tier, embargoed: maybe(tier), protected: maybe(tier), embargoedUntil: maybe(fc.constantFrom(NOW - 1, NOW, NOW + 1)),
  released: maybe(fc.nat(9)), updated: maybe(fc.nat(9)), generated: maybe(days), measures: maybe(measures), bucket: fc.nat(3),
}).map(({ type, generated, ...rest }) => {
  const open = { ...rest.public, terms: { ...rest.public.terms, RESOURCE_TYPE: [type] } }
  return present({ ...rest, public: open, ...(generated ? { generatedFrom: generated[0], generatedTo: generated[0] + generated[1] } : {}) })
})

/** About sixty records with ids `a:0`, `a:1`, … */
export const corpus: Arbitrary<IndexDocument[]> = fc.array(document, { minLength: 50, maxLength: 70 }).map((list) =>
  list.map((each, index) => ({ id: `a:${index}`, version: 1n, deleted: false, suggestions: [], checksum: index, ...each }) as IndexDocument))

const term: Arbitrary<Term> = fc.record({ stream: fc.constantFrom('words', 'exact'), sequence: fc.oneof({ weight: 3, arbitrary: word.map((one) => [one]) }, fc.tuple(word, word)), prefix: maybe(fc.constant(true)) }).map((each) => present(each) as Term)
const way = fc.record({ least: fc.constantFrom(1, 1, 2, 3), items: fc.array(fc.array(term, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }) })
const clause: Arbitrary<Clause> = fc.record({ field: maybe(field), ways: fc.array(way, { minLength: 1, maxLength: 2 }) }).map((each) => present(each) as Clause)
const textQuery = fc.record({ all: fc.array(fc.array(clause, { minLength: 1, maxLength: 2 }), { maxLength: 2 }), none: fc.array(clause, { maxLength: 2 }), rank: fc.array(term.map((each) => ({ ...each, weight: 1 })), { maxLength: 2 }) })

const range = (most: number) => fc.record({ from: maybe(fc.nat(most)), to: maybe(fc.nat(most)) }).map(present)
const wanted = (all: readonly string[]) => fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 2 })
const filter: Arbitrary<IndexFilter> = fc.record({
  terms: fc.record({ ...Object.fromEntries(Object.entries(VALUES).map(([name, all]) => [name, rarely(wanted(all))])), RESOURCE_TYPE: rarely(fc.oneof({ weight: 5, arbitrary: wanted(TYPES) }, fc.constant([]))) }).map(present),
  missing: rarely(fc.uniqueArray(fc.constantFrom<TermField>('PROVINCE', 'YEAR'), { minLength: 1, maxLength: 2 })),
  released: rarely(range(9)), updated: rarely(range(9)), generated: rarely(range(25)), measures: rarely(fc.dictionary(fc.constantFrom('VOLUME_BYTES', 'EFFECTIVE_HOURS'), range(9), { maxKeys: 1 })),
  ids: rarely(fc.array(fc.nat(80).map((n) => `a:${n}`), { minLength: 20, maxLength: 60 })), bucket: rarely(fc.nat(4)), box: rarely(box),
}).map((each) => present(each) as IndexFilter)

export const indexQuery: Arbitrary<IndexQuery> = fc.record({ query: maybe(textQuery), filter, protectedTiers: fc.boolean(), now: fc.constant(NOW) }).map((each) => present(each) as IndexQuery)
