import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { demoAccounts } from '../../../scripts/development-issuer/identity.ts'
import { documentOf, hostileTexts } from '../../../test/support/hostile-texts.ts'
import { hasChromium } from '../test/browser.ts'
import { type OpenedPages, openPages } from '../test/open-page.ts'
import { type ScriptWatch, watchScripts } from '../test/script-watch.ts'

/** Each so many-th query and result is opened; all of them are seen in the lists. */
const STEP = 9
/** Pages of the list of queries show so many. */
const LISTED = 20
const SEARCH = 'query Q($q: String = "x") { searchResources(q: $q, first: 5) { edges { node { id title description keywords creators { name } } } } }'
const BY_ID = 'query R($ids: [ID!]!) { resources(ids: $ids) { id title description keywords creators { name } } }'

describe.skipIf(!hasChromium)('what people write about queries and results', () => {
  let pages: OpenedPages
  let watch: ScriptWatch
  let page: Page
  const ids: string[] = []
  const saved: { slug: string; text: string }[] = []
  const frozen: { address: string; text: string }[] = []

  /** As the signed-in person, from the page itself. */
  const ask = <Data>(query: string, variables: object): Promise<Data> => page.evaluate(async (request) => {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) })
    return ((await response.json()) as { data: never }).data
  }, { query, variables }) as Promise<Data>
  const put = async (texts: readonly string[], more: object = {}): Promise<string[]> => {
    const outcomes = await pages.stack.upsert('scientific-data', texts.map((text, at) => ({ sourceId: `x${at}`, typename: 'Dataset', document: { ...documentOf(text), ...more } })))
    expect(await pages.stack.graph.catalogue.reached(outcomes.flatMap(({ position }) => position ?? []), 60_000)).toBe(true)
    return outcomes.flatMap(({ id, result }) => (result === 'REFUSED' ? [] : [id]))
  }
  const sample = hostileTexts.filter((_text, at) => at % STEP === 0)

  beforeAll(async () => {
    pages = await openPages({ name: 'hostile-queries', demo: false })
    await pages.stack.graph.accountStore.seedPeople(demoAccounts())
    ids.push(...await put(sample))
    watch = await watchScripts(await pages.context())
    page = watch.page
    await page.goto(pages.origin)
    await page.getByRole('link', { name: '登录' }).click()
    await page.getByRole('button', { name: '李禾' }).click()
    await page.getByRole('link', { name: '李禾' }).waitFor()
    for (const text of hostileTexts) {
      const { createSavedQuery } = await ask<{ createSavedQuery: { savedQuery: { slug: string } | null } }>('mutation($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { slug } errors { code } } }', {
        input: {
          name: text, nameEn: text, description: text, descriptionEn: text, document: SEARCH, rows: 'searchResources.edges.node', folder: text.slice(0, 30), tags: [text.slice(0, 20)], visibility: 'PUBLIC',
          parameters: [{ name: 'q', label: text, labelEn: text, help: text, helpEn: text, input: 'TEXT', default: text }],
        },
      })
      if (createSavedQuery.savedQuery) saved.push({ slug: createSavedQuery.savedQuery.slug, text })
    }
    for (const text of sample) {
      const { freezeResult } = await ask<{ freezeResult: { frozenResult: { address: string } | null } }>('mutation($input: FreezeResultInput!) { freezeResult(input: $input) { frozenResult { address } errors { code } } }', {
        input: { name: text, description: text, creators: [text], document: BY_ID, variables: { ids }, rows: 'resources', visibility: 'PUBLIC' },
      })
      if (!freezeResult.frozenResult) continue
      frozen.push({ address: freezeResult.frozenResult.address, text })
      // Three at once are the most.
      const id = freezeResult.frozenResult.address.slice('/results/'.length)
      await vi.waitFor(async () => expect((await ask<{ frozenResult: { state: string } }>('query($id: ID!) { frozenResult(id: $id) { state } }', { id })).frozenResult.state).toBe('FROZEN'), { timeout: 30_000, interval: 100 })
    }
  }, 300_000)
  afterAll(() => pages?.close())

  const nothingRan = async (of: string): Promise<void> => {
    expect(await watch.elements(), of).toBe(0)
    expect(watch.hits(), of).toBe(0)
  }

  it('runs nothing on the page of a query, and is shown as it is', async () => {
    expect(saved.length).toBeGreaterThan(100)
    for (const { slug, text } of saved.filter((_one, at) => at % STEP === 0)) {
      await page.goto(`${pages.origin}/q/${slug}`)
      await page.locator('main h1').waitFor()
      // White space at the ends is nobody's name.
      expect(await page.locator('main h1').textContent()).toBe(text.trim())
      await page.getByText(/共 .* 条结果|没有符合/).first().waitFor()
      await nothingRan(slug)
    }
    expect(pages.problems()).toEqual([])
  }, 300_000)

  it('runs nothing in the lists of queries, of folders, of tags, and in the explorer', async () => {
    await page.goto(`${pages.origin}/queries?mine=1`)
    const count = Math.ceil(saved.length / LISTED)
    for (let number = 1; ; number += 1) {
      await page.locator('.query-cards[aria-busy="false"] li').first().waitFor()
      await nothingRan(`page ${number}`)
      if (number === count) break
      const before = page.url()
      await page.getByRole('link', { name: '下一页' }).click()
      await page.waitForURL((url) => url.href !== before)
    }
    await page.goto(`${pages.origin}/explorer`)
    await page.locator('[data-saved]').first().waitFor()
    expect(watch.hits()).toBe(0)
    expect(await page.evaluate(() => document.querySelectorAll('.my-queries script, .my-queries img, .my-queries iframe, .my-queries svg[onload], .my-queries [onerror]').length)).toBe(0)
    expect(pages.problems()).toEqual([])
  }, 120_000)

  it('runs nothing on the page of a frozen result, its reference and what changed since', async () => {
    expect(frozen.length).toBe(sample.length)
    await put(sample.map((text) => `${text} 2`))
    for (const { address, text } of frozen) {
      await page.goto(`${pages.origin}${address}`)
      await page.locator('.frozen-page table tbody tr').first().waitFor()
      expect(await page.locator('main h1').textContent()).toBe(text.trim())
      await nothingRan(address)
    }
    await page.getByRole('button', { name: '重新运行并比较' }).click()
    await page.locator('.changes-table tbody tr').first().waitFor()
    expect(await page.locator('.changes-table tbody tr').count()).toBe(ids.length)
    await nothingRan('changes')
    await page.goto(`${pages.origin}/account`)
    await page.getByRole('region', { name: '冻结的结果' }).getByRole('link').first().waitFor()
    await nothingRan('account')
    expect(pages.problems()).toEqual([])
  }, 300_000)
})
