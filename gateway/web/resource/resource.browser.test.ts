import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from '../test/axe.ts'
import { DARK, DESKTOP, hasChromium, PHONE, ZOOMED } from '../test/browser.ts'
import { type OpenedPages, openPages } from '../test/open-page.ts'

describe.skipIf(!hasChromium)('the page of a record', () => {
  let pages: OpenedPages
  const ids: Record<string, string> = {}

  const idOf = async (q: string, type: string): Promise<string> => {
    const { data } = await pages.stack.ask('query($q: String, $t: [String!]) { searchResources(q: $q, filter: { types: $t }, first: 1) { edges { node { id } } } }', { q, t: [type] })
    const id = (data as { searchResources: { edges: { node: { id: string } }[] } }).searchResources.edges[0]?.node.id
    if (!id) throw new Error(`no ${type} ${q} in the demo data`)
    return id
  }
  /** Opened and loaded: nothing is a skeleton any more. */
  const open = async (id: string, options?: BrowserContextOptions, query = ''): Promise<Page> => {
    const page = await pages.open(`/resource/${id}${query}`, options)
    await loaded(page)
    return page
  }
  const loaded = async (page: Page): Promise<void> => {
    await page.locator('h1').waitFor()
    await expect.poll(() => page.locator('.skeleton').count(), { timeout: 15_000 }).toBe(0)
  }
  const section = (page: Page, title: string) => page.locator('section', { has: page.getByRole('heading', { level: 2, name: title }) })

  beforeAll(async () => {
    pages = await openPages({ name: 'resource' })
    ids.dataset = await idOf('小麦 参考基因组', 'DATASET')
    ids.paper = await idOf('盐旱复合胁迫', 'PAPER')
    ids.instrument = await idOf('FAST 射电望远镜', 'INSTRUMENT')
    ids.germplasm = await idOf('小麦', 'GERMPLASM_PLANT')
  })
  afterEach(async () => {
    await pages.closePages()
    expect(pages.problems()).toEqual([])
  })
  afterAll(() => pages?.close())

  it('shows what every record has, and what only its type has, with names from the schema', async () => {
    const page = await open(ids.instrument ?? '')
    expect(await section(page, '基本信息').locator('.fact').count()).toBeGreaterThan(6)
    expect(await section(page, '大型科学仪器设备专有信息').innerText()).toMatch(/规格型号\s*FAST/)
    expect(await section(page, '大型科学仪器设备专有信息').innerText()).toMatch(/仪器分类.*\s*天文仪器/)
    await pages.screenshot(page, '1-instrument')
  })

  it.each([['desktop', DESKTOP, ''], ['phone', PHONE, ''], ['zoomed', ZOOMED, ''], ['dark', DARK, ''], ['english', DESKTOP, '?lang=en']] as const)('has nothing serious for axe and is not wider than its window: %s', async (name, options, query) => {
    for (const kind of ['germplasm', 'paper'] as const) {
      const page = await open(ids[kind] ?? '', options, query)
      expect(await seriousFindings(page), kind).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), kind).toBeLessThanOrEqual(0)
      await pages.screenshot(page, `2-${name}-${kind}`)
    }
  })
})
