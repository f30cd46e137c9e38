import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeEngines, engineSettings } from '../engines.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'
import { isOpenTo, planted, pointOf, type Secret, VIEWERS, type ViewerKind } from './planted.ts'
import { signedIn, untilFound, write } from './writing.ts'

const HIDDEN_LEVELS = new Set(['draft', 'withdrawn'])
const TEXTS = new Set(['abstract', 'special', 'coverage', 'contact', 'asset'])
const ASKED_TOGETHER = 12

const NODE = `id title description spatialCoverage { name adminCode point { lon lat } } contact { name phone } moreLikeThis(first: 2) { title description }
  ... on Instrument { model serialNo originalValue { amount } }`
const PAGE = `query($after: String, $q: String, $sort: SearchSort) { searchResources(q: $q, first: 10, after: $after, sort: $sort) {
  edges { cursor score snippet highlights { field fragments } why { field words how } card { title platformName } node { ${NODE} } }
  pageInfo { hasNextPage endCursor startCursor } interpretation { searchedFor alsoSearched corrections dropped }
} }`
const COUNTED = `{ searchResources(first: 1) { total { value }
  ${['KEYWORD', 'CITY', 'PROVINCE', 'COUNTRY', 'YEAR', 'ORGANIZATION', 'PLATFORM', 'LICENSE', 'DISCIPLINE', 'SHARING_LEVEL'].map((name) => `${name.toLowerCase()}: facet(name: ${name}, first: 200) { totalBuckets missing buckets { key label count } }`).join(' ')}
  coarse: clusters(zoom: 2) { count } fine: clusters(zoom: 22) { tile point { lon lat } box { west east } count sample { id title description } } }
  cube(dimensions: [CITY, SHARING_LEVEL]) { cells { keys labels values } total } instrumentCities { city count } directory { code count } }`

let stack: LocalStack
let secrets: Secret[]
let ids: Record<string, string>
let headers: Record<ViewerKind, Record<string, string>>

/** What a viewer gets, as text; cursors are opened, or they could carry something out. */
const textOf = (answer: unknown): string => {
  const text = JSON.stringify(answer)
  return text + [...text.matchAll(/"(?:cursor|endCursor|startCursor)":"([\w-]+)"/g)].map((found) => Buffer.from(found[1] ?? '', 'base64url').toString('utf8')).join(' ')
}
const leaksIn = (answer: unknown, viewer: ViewerKind): string[] => {
  const text = textOf(answer)
  return secrets.filter((secret) => !isOpenTo(secret, viewer) && text.includes(secret.marker)).map(({ matter, level, marker }) => `${viewer} ${matter} ${level} ${marker}`)
}
const ask = async (viewer: ViewerKind, query: string, variables: Record<string, unknown> = {}) => {
  const answer = await stack.ask(query, variables, headers[viewer])
  expect(answer.errors).toBeUndefined()
  return answer.data as Record<string, never>
}

/** Totals of many searches, a dozen to a request. */
const totals = async (viewer: ViewerKind, searches: readonly Record<string, unknown>[]): Promise<number[]> => {
  const found: number[] = []
  for (let at = 0; at < searches.length; at += ASKED_TOGETHER) {
    const part = searches.slice(at, at + ASKED_TOGETHER)
    const places = Array.from({ length: ASKED_TOGETHER }, (_item, n) => n)
    const query = `query(${places.map((n) => `$q${n}: String, $f${n}: ResourceFilter`).join(' ')}) { ${places.map((n) => `s${n}: searchResources(q: $q${n}, filter: $f${n}, first: 1) { total { value } }`).join(' ')} }`
    const data = (await ask(viewer, query, Object.fromEntries(part.flatMap(({ q, filter }, n) => [[`q${n}`, q], [`f${n}`, filter]])))) as unknown as Record<string, { total: { value: number } }>
    found.push(...part.map((_search, n) => data[`s${n}`]?.total.value ?? -1))
  }
  return found
}

describeEngines('planted secrets', (engine) => {
  beforeAll(async () => {
    stack = await openLocalStack(await engineSettings(engine))
    const platform = (await write(stack, [{ namespace: 'platforms', typename: 'Platform', resourceType: 'PLATFORM', sourceId: 'p', document: { title: '普查平台' } }])).p ?? ''
    const made = planted(platform)
    secrets = made.secrets
    ids = await write(stack, made.items)
    const positions: string[] = []
    for (const { namespace, typename, sourceId } of made.items.filter((item) => item.sourceId.includes('-withdrawn-'))) {
      const [outcome] = await stack.upsert(namespace, [{ sourceId, typename, deleted: true }])
      positions.push(outcome?.position ?? '')
    }
    await untilFound(stack, [positions.at(0) ?? '', positions.at(-1) ?? '', ...positions.slice(4, 6)])
    const agreements = Object.entries(ids).filter(([sourceId]) => sourceId.includes('-agreement-')).map(([, id]) => id)
    headers = {
      anonymous: {}, user: await signedIn('user'), party: await signedIn('researcher', [], agreements), manager: await signedIn('manager', [{ role: 'PLATFORM_MANAGER', scope: `platform:${platform}` }]),
      department: await signedIn('department', [{ role: 'DEPARTMENT' }]), center: await signedIn('center', [{ role: 'CENTER' }]),
    }
  })
  afterAll(() => stack.close())

  it.each(VIEWERS)('pages of hits show %s what is theirs to see and nothing else: nodes, snippets, highlights, reasons, likenesses, cursors', async (viewer) => {
    const seen: string[] = []
    for (const variables of [{ q: '普查资源' }, { sort: 'TITLE_PINYIN' }]) {
      for (let after: string | null = null; ; ) {
        const data = (await ask(viewer, PAGE, { ...variables, after })) as unknown as { searchResources: { pageInfo: { hasNextPage: boolean; endCursor: string } } }
        expect(leaksIn(data, viewer)).toEqual([])
        seen.push(textOf(data))
        if (!data.searchResources.pageInfo.hasNextPage) break
        after = data.searchResources.pageInfo.endCursor
      }
    }
    const all = seen.join(' ')
    const owed = secrets.filter((secret) => !HIDDEN_LEVELS.has(secret.level) && isOpenTo(secret, viewer))
    expect(owed.filter(({ marker }) => !all.includes(marker))).toEqual([])
    expect(owed.length).toBeGreaterThan(50)
  })

  it.each(VIEWERS)('by id %s sees no more of any record, and of a withdrawn one nothing', async (viewer) => {
    for (const id of Object.values(ids)) expect(leaksIn(await ask(viewer, `query($id: ID!) { resource(id: $id) { ${NODE} relations { edges { kind } } } }`, { id }), viewer)).toEqual([])
  })

  it.each(VIEWERS)('facets, counts, clusters, cube, cities and directory tell %s nothing', async (viewer) => {
    const data = await ask(viewer, COUNTED)
    expect(leaksIn(data, viewer)).toEqual([])
    expect((data as unknown as { searchResources: { fine: unknown[] } }).searchResources.fine.length).toBeGreaterThan(10)
    for (const contains of ['zq', ...secrets.filter(({ matter }) => TEXTS.has(matter)).map(({ marker }) => marker.slice(0, 8)).filter((_marker, at) => at % 10 === 0)]) {
      const found = (await ask(viewer, 'query($contains: String) { searchResources(first: 1) { facet(name: KEYWORD, contains: $contains) { totalBuckets } } }', { contains })) as unknown as { searchResources: { facet: { totalBuckets: number } } }
      expect(found.searchResources.facet.totalBuckets).toBe(0)
    }
  })

  it.each(VIEWERS)('a search for a secret finds %s only what they may search', async (viewer) => {
    const texts = secrets.filter(({ matter }) => TEXTS.has(matter))
    const found = await totals(viewer, texts.map(({ marker }) => ({ q: marker })))
    const leaks = texts.filter((secret, at) => found[at] !== 0 && !isOpenTo(secret, viewer))
    expect(leaks).toEqual([])
    // What everybody may read everybody finds, and the Center what it may read; of the rest a hit would tell what it holds.
    const findable = texts.filter((secret) => !HIDDEN_LEVELS.has(secret.level) && secret.matter !== 'contact' && isOpenTo(secret, viewer) && (viewer === 'center' || isOpenTo(secret, 'anonymous')))
    expect(findable.filter((secret) => found[texts.indexOf(secret)] !== 1)).toEqual([])
    expect(findable.length).toBeGreaterThan(40)
  })

  it.each(VIEWERS)('a word that is nearly a secret is not corrected into it, nor suggested to %s', async (viewer) => {
    const hidden = secrets.filter((secret) => TEXTS.has(secret.matter) && !isOpenTo(secret, viewer)).filter((_secret, at) => at % 5 === 0)
    for (const { marker } of hidden) {
      const typo = `${marker.slice(0, 5)}x${marker.slice(6)}`
      expect(leaksIn(await ask(viewer, 'query($q: String!) { searchResources(q: $q, first: 3) { edges { snippet } interpretation { searchedFor alsoSearched corrections dropped } } suggest(prefix: $q) { text } }', { q: typo }), viewer)).toEqual([])
      expect((await ask(viewer, 'query($q: String!) { suggest(prefix: $q, first: 20) { text } }', { q: marker })) as unknown).toEqual({ suggest: [] })
    }
    expect(leaksIn(await ask(viewer, '{ suggest(prefix: "zq", first: 20) { text resource { description } } }'), viewer)).toEqual([])
  })

  it.each(VIEWERS)('boxes and circles around a hidden place find %s nothing', async (viewer) => {
    const places = secrets.filter((secret) => secret.matter === 'place' || secret.matter === 'habitat')
    const around = (secret: Secret) => {
      const { lon, lat } = pointOf(secret)
      return { box: { west: lon - 0.0005, east: lon + 0.0005, south: lat - 0.0005, north: lat + 0.0005 } }
    }
    const found = await totals(viewer, places.map((secret) => ({ filter: around(secret) })))
    expect(places.filter((secret, at) => found[at] !== 0 && !isOpenTo(secret, viewer))).toEqual([])
    const open = places.filter((secret) => secret.level === 'public')
    expect(open.map((secret) => found[places.indexOf(secret)])).toEqual(open.map(() => 1))
    const circles = await totals(viewer, places.map((secret) => ({ filter: { near: { ...pointOf(secret), km: 0.05 } } })))
    expect(circles).toEqual(found)
  })

  it.each(VIEWERS)('no range of values finds out a price for %s', async (viewer) => {
    const values = secrets.filter(({ matter }) => matter === 'value')
    if (viewer !== 'center') {
      const { errors } = await stack.ask('{ searchResources(filter: { originalValue: { from: "1" } }) { total { value } } }', {}, headers[viewer])
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
      const cube = await stack.ask('{ cube(dimensions: [CITY], measures: [ORIGINAL_VALUE_CNY]) { cells { values } } }', {}, headers[viewer])
      expect(cube.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
      return
    }
    const found = await totals(viewer, values.map(({ marker }) => ({ filter: { originalValue: { from: marker, to: marker } } })))
    expect(values.filter((secret, at) => found[at] !== (isOpenTo(secret, viewer) && !HIDDEN_LEVELS.has(secret.level) ? 1 : 0))).toEqual([])
    expect(leaksIn(await ask(viewer, '{ cube(dimensions: [YEAR, SHARING_LEVEL], measures: [COUNT, ORIGINAL_VALUE_CNY]) { cells { keys values } suppressed } }'), viewer)).toEqual([])
  })
})
