import { createHash } from 'node:crypto'
import type { Item } from './writing.ts'

/** Sharing levels and states of a record. `dated` and `undated`: under embargo, until a day or until further notice. */
export const LEVELS = ['public', 'registered', 'agreement', 'restricted', 'dated', 'undated', 'draft', 'withdrawn'] as const
export type Level = (typeof LEVELS)[number]
export const VIEWERS = ['anonymous', 'user', 'party', 'manager', 'department', 'center'] as const
export type ViewerKind = (typeof VIEWERS)[number]
export const MATTERS = ['abstract', 'special', 'coverage', 'place', 'habitat', 'contact', 'value', 'asset'] as const
export type Matter = (typeof MATTERS)[number]

const ALL: readonly ViewerKind[] = VIEWERS
const SIGNED: readonly ViewerKind[] = ['user', 'party', 'manager', 'department', 'center']
const PARTY: readonly ViewerKind[] = ['party', 'manager', 'center']
const STEWARD: readonly ViewerKind[] = ['manager', 'center']
const VALUER: readonly ViewerKind[] = ['manager', 'department', 'center']
const NONE: readonly ViewerKind[] = []

const row = (...viewers: (readonly ViewerKind[])[]): Record<Level, readonly ViewerKind[]> => Object.fromEntries(LEVELS.map((level, at) => [level, viewers[at] ?? NONE])) as Record<Level, readonly ViewerKind[]>
/** Who may read what, copied by hand from the table of sharing levels: the test must not ask the code what is right. `place` is of anything, `habitat` of a rare plant. */
export const MAY_SEE: Record<Matter, Record<Level, readonly ViewerKind[]>> = {
  //            public  registered agreement restricted dated   undated  draft    withdrawn
  abstract: row(ALL, ALL, ALL, SIGNED, ALL, ALL, STEWARD, NONE),
  special: row(ALL, ALL, ALL, SIGNED, STEWARD, STEWARD, STEWARD, NONE),
  coverage: row(ALL, ALL, ALL, SIGNED, STEWARD, STEWARD, STEWARD, NONE),
  place: row(ALL, ALL, ALL, SIGNED, STEWARD, STEWARD, STEWARD, NONE),
  habitat: row(ALL, SIGNED, PARTY, STEWARD, NONE, NONE, STEWARD, NONE),
  contact: row(NONE, SIGNED, PARTY, STEWARD, NONE, NONE, NONE, NONE),
  value: row(VALUER, SIGNED, PARTY, VALUER, NONE, NONE, STEWARD, NONE),
  asset: row(VALUER, VALUER, PARTY, VALUER, NONE, NONE, STEWARD, NONE),
}

/** What is planted: a text or a number that stands nowhere else. */
export interface Secret { marker: string; level: Level; matter: Matter; sourceId: string }
export const isOpenTo = ({ level, matter }: Secret, viewer: ViewerKind): boolean => MAY_SEE[matter][level].includes(viewer)

const EACH = 5
const letter = (n: number): string => String.fromCharCode(97 + n)
/** Far from each other in spelling, or a search for one would be corrected into another that is open. */
const word = (level: Level, matter: Matter, n: number): string => `zq${Array.from(createHash('sha256').update(`${level} ${matter} ${n}`).digest().subarray(0, 12), (byte) => letter(byte % 20)).join('')}q`
const value = (level: Level, n: number): string => String(7_310_000 + LEVELS.indexOf(level) * 1_000 + n * 10 + 7)
/** Unlike any other to four decimals; engines may round behind them. */
const longitude = (level: Level, matter: Matter, n: number): number => Number((100 + LEVELS.indexOf(level) + n / 100 + (matter === 'place' ? 0.00317 : 0.00573)).toFixed(5))

export const pointOf = ({ level, matter, sourceId }: Secret): { lon: number; lat: number } => ({ lon: longitude(level, matter, Number(sourceId.split('-').at(-1))), lat: 30 + LEVELS.indexOf(level) })

const secretsOf = (level: Level, n: number, sourceId: string, matters: readonly Matter[]): Secret[] =>
  matters.map((matter) => ({ level, matter, sourceId, marker: matter === 'value' ? value(level, n) : matter === 'place' || matter === 'habitat' ? longitude(level, matter, n).toFixed(5).slice(0, 8) : word(level, matter, n) }))

const STATUS: Partial<Record<Level, string>> = { undated: 'EMBARGOED', draft: 'DRAFT' }
const SHARING: Partial<Record<Level, Record<string, string>>> = {
  registered: { level: 'REGISTERED' }, agreement: { level: 'AGREEMENT' }, restricted: { level: 'RESTRICTED' }, dated: { level: 'PUBLIC', embargoUntil: '2999-01-01' },
}

export interface Planted { items: Item[]; secrets: Secret[] }

/** Ten records of each level, five instruments and five plants, with a secret in everything that is protected. */
export const planted = (platform: string): Planted => {
  const items: Item[] = []
  const secrets: Secret[] = []
  for (const level of LEVELS) {
    for (let n = 0; n < EACH; n++) {
      const shared = { platform: { id: platform }, sharing: SHARING[level] ?? { level: 'PUBLIC' }, ...(STATUS[level] ? { status: STATUS[level] } : {}), keywords: ['普查资源'], generatedOn: String(2001 + n) }
      const texts = (kind: string) => ({ title: `普查资源 ${kind} ${letter(n)}`, description: `说明 ${word(level, 'abstract', n)} 完`, personalContact: { name: word(level, 'contact', n), phone: '13800000000' } })
      const instrument = `instrument-${level}-${n}`
      items.push({ namespace: 'instruments', typename: 'Instrument', resourceType: 'INSTRUMENT', sourceId: instrument, document: {
        ...shared, ...texts('仪器'), spatialCoverage: [{ name: word(level, 'coverage', n), adminCode: '510100', countryCode: 'CHN', point: { lon: longitude(level, 'place', n), lat: 30 + LEVELS.indexOf(level) } }],
        details: { model: word(level, 'special', n), serialNo: word(level, 'asset', n), originalValue: { amount: value(level, n), currency: 'CNY' } },
      } })
      secrets.push(...secretsOf(level, n, instrument, ['abstract', 'special', 'coverage', 'place', 'contact', 'value', 'asset']))
      const plant = `plant-${level}-${n}`
      items.push({ namespace: 'natural-resources', typename: 'Germplasm', resourceType: 'GERMPLASM_PLANT', sourceId: plant, document: {
        ...shared, title: `普查资源 种质 ${letter(n)}`, spatialCoverage: [{ countryCode: 'CHN', point: { lon: longitude(level, 'habitat', n), lat: 30 + LEVELS.indexOf(level) } }],
      } })
      secrets.push(...secretsOf(level, n, plant, ['habitat']))
    }
  }
  return { items, secrets }
}
