import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from '../test/axe.ts'
import { DARK, DESKTOP, hasChromium, PHONE, ZOOMED } from '../test/browser.ts'
import { OPENING_MS, type OpenedPages, openPages } from '../test/open-page.ts'

const REPORTS = 333
const TITLES = ['听神经病的临床遗传机制研究', '非综合征型遗传性听力损失家系致病基因定位克隆研究', '纳米铁协载阿霉素加用体外磁场增强抗肿瘤效果', '老年性聋治疗的疗效评价系统的研究']

/** The 333 reports of the slide of 2013: the four titles that stand on it, and as many more as it counts. Some have no abstract, as there. */
const report = (index: number) => ({
  sourceId: `slide-${index}`,
  typename: 'Report',
  document: {
    resourceType: 'REPORT', title: TITLES[index] ?? `听力研究实验报告第 ${index} 号`, keywords: ['OTOF基因', '第333号幻灯', `批次${index % 7}`], generatedOn: String(1980 + (index % 40)),
    ...(index % 5 === 0 ? {} : { description: `第 ${index} 份报告,磁性 Fe₃O₄ 颗粒与 <b>听神经</b> 的研究。${'摘要很长,须截短。'.repeat(40)}` }),
  },
})

describe.skipIf(!hasChromium)('the result page', () => {
  let pages: OpenedPages
  beforeAll(async () => {
    pages = await openPages({ name: 'search' })
    const outcomes = []
    for (let from = 0; from < REPORTS; from += 100) outcomes.push(...(await pages.stack.upsert('literature', Array.from({ length: Math.min(100, REPORTS - from) }, (_, index) => report(from + index)))))
    expect(outcomes.filter(({ result }) => result !== 'CREATED')).toEqual([])
    await pages.stack.graph.catalogue.reached([...new Set(outcomes.map(({ position }) => position))].slice(-1), 60_000)
  }, OPENING_MS)
  afterAll(() => pages?.close())
  afterEach(async () => {
    expect(pages.problems()).toEqual([])
    await pages.closePages()
  })

  const SLIDE = `/search?${new URLSearchParams({ type: 'REPORT', keyword: '第333号幻灯' })}`
  const ready = (page: Page) => page.locator('.result, .empty-state').first().waitFor()
  const opened = async (address: string, options = DESKTOP): Promise<Page> => {
    const page = await pages.open(address, options)
    await ready(page)
    await page.locator('.facet-value').first().waitFor({ state: 'attached' })
    return page
  }
  const items = (page: Page): Promise<string[]> => page.locator('.result h2').allTextContents()
  const settled = (page: Page) => page.locator('.search-results[aria-busy=false]').waitFor()
  const go = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('navigation', { name: '分页' }).getByRole('link', { name, exact: true }).click()
    await settled(page)
  }
  const place = (page: Page) => page.locator('.pagination-place').textContent()

  it('pages through 333 reports as the portal did: 34 pages of ten, the last of three; first, previous, next, last, and the back button', async () => {
    const page = await opened(SLIDE)
    expect(await page.locator('h1').textContent()).toBe('检索条件：研究实验报告')
    await page.getByText('共找到 333 条资源').waitFor()
    expect(await place(page)).toBe('第 1 / 34 页')
    expect(await items(page)).toHaveLength(10)
    await pages.screenshot(page, 'reports')
    await go(page, '下一页')
    expect(await place(page)).toBe('第 2 / 34 页')
    await go(page, '末页')
    expect(await place(page)).toBe('第 34 / 34 页')
    expect(await items(page)).toHaveLength(3)
    expect(await page.getByRole('link', { name: '下一页' }).count()).toBe(0)
    await pages.screenshot(page, 'reports-last-page')
    await go(page, '上一页')
    expect(await place(page)).toBe('第 33 / 34 页')
    await go(page, '首页')
    expect(await place(page)).toBe('第 1 / 34 页')
    await page.goBack()
    await settled(page)
    expect(await place(page)).toBe('第 33 / 34 页')
    await page.getByRole('spinbutton', { name: '跳至页码' }).fill('17')
    await page.keyboard.press('Enter')
    await settled(page)
    expect(await place(page)).toBe('第 17 / 34 页')
    expect(new URL(page.url()).searchParams.get('page')).toBe('17')
  })

  it('shows every one of the 333 on exactly one page', async () => {
    const page = await opened(SLIDE)
    const seen: string[] = []
    for (let number = 1; ; number += 1) {
      seen.push(...(await page.locator('.result h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))))
      if (number === 34) break
      await go(page, '下一页')
    }
    expect(seen).toHaveLength(REPORTS)
    expect(new Set(seen).size).toBe(REPORTS)
  })

  it('has the nine tabs in the order of the portal, with the counts of the graph', async () => {
    const page = await opened('/search?q=听力')
    const tabs = page.getByRole('navigation', { name: '资源类型' }).getByRole('link')
    const { data } = await pages.stack.ask('{ searchResources(q: "听力", first: 1) { total { value } facet(name: RESOURCE_TYPE, first: 200) { buckets { key count } } } }')
    const { total, facet } = (data as { searchResources: { total: { value: number }; facet: { buckets: { key: string; count: number }[] } } }).searchResources
    const count = (key: string): number => facet.buckets.find((bucket) => bucket.key === key)?.count ?? 0
    expect(total.value).toBeGreaterThan(REPORTS - 10)
    expect((await tabs.allTextContents()).slice(0, 9)).toEqual([
      `全部类型${total.value}`, `研究实验报告${count('REPORT')}`, `论文${count('PAPER')}`, `著作${count('MONOGRAPH')}`, `专利${count('PATENT')}`, `标准${count('STANDARD')}`,
      `成果信息${count('ACHIEVEMENT')}`, `新品种信息${count('NEW_VARIETY')}`, `科学数据${count('DATASET')}`,
    ])
    await tabs.nth(1).click()
    await page.waitForURL('**/search?q=*&type=REPORT')
    expect(await tabs.nth(1).getAttribute('aria-current')).toBe('page')
  })

  it('shows an item with linked title, type, keywords and a cut abstract; marked words are marks, markup of a record is text', async () => {
    const page = await opened(`/search?${new URLSearchParams({ q: '听神经病的临床遗传机制研究 Fe₃O₄' })}`)
    const first = page.locator('.result').first()
    expect(await first.locator('h2 a').getAttribute('href')).toMatch(/^\/resource\/literature:/)
    const second = await opened(`/search?${new URLSearchParams({ q: '第 1 份报告 听神经', type: 'REPORT' })}`)
    await pages.screenshot(second, 'item')
    const text = await second.locator('.result-facts').first().textContent()
    expect(text).toMatch(/【资源类型】研究实验报告【关键字】.*第333号幻灯.*【摘要简介】/)
    expect(text).toContain('<b>')
    expect(text).toContain('…')
    expect(await second.locator('.result b').count()).toBe(0)
    expect(await second.locator('.result-facts mark').count()).toBeGreaterThan(0)
  })

  it('filters by ticking, shows what is ticked as removable conditions, and finds a value among many', async () => {
    const page = await opened(SLIDE)
    await page.getByRole('group', { name: '关键词' }).getByRole('button', { name: '更多关键词…' }).click()
    const dialog = page.getByRole('dialog', { name: '关键词' })
    await dialog.getByRole('searchbox', { name: '在其中查找' }).fill('批次3')
    await dialog.locator('.facet-value').nth(1).waitFor({ state: 'detached' })
    await pages.screenshot(page, 'facet-dialog')
    await dialog.getByRole('checkbox').first().click()
    await page.keyboard.press('Escape')
    await settled(page)
    expect(new URL(page.url()).searchParams.getAll('keyword')).toEqual(['第333号幻灯', '批次3'])
    // Values of one facet are joined by or: still all of them.
    await page.getByText('共找到 333 条资源').waitFor()
    await page.locator('.chosen-filter', { hasText: '第333号幻灯' }).click()
    await page.getByText('共找到 48 条资源').waitFor()
    await page.getByRole('group', { name: '生成年份' }).getByRole('textbox', { name: '从哪一年' }).fill('2010')
    await page.keyboard.press('Enter')
    await page.locator('.chosen-filter', { hasText: '2010 至 今 年' }).waitFor()
    await settled(page)
    const { data } = await pages.stack.ask('{ searchResources(filter: { types: ["REPORT"], keywords: ["批次3"], generated: { from: "2010" } }, first: 1) { total { value } } }')
    await page.getByText(`共找到 ${(data as { searchResources: { total: { value: number } } }).searchResources.total.value} 条资源`).waitFor()
  })

  it('sorts, and keeps the order in the address', async () => {
    const page = await opened(SLIDE)
    await page.getByLabel('排序').selectOption({ label: '最早生成' })
    await page.waitForURL('**sort=GENERATED_ASC**')
    await settled(page)
    expect(await page.locator('.result-origin').first().textContent()).toContain('1980')
  })

  it('says what was made of the words, and offers the words as they were typed', async () => {
    const page = await opened('/search?q=wheet')
    const note = page.locator('.interpretation')
    expect(await note.textContent()).toContain('wheet → wheat')
    await pages.screenshot(page, 'interpretation')
    await note.getByRole('link', { name: '只检索“wheet”' }).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '"wheet"')
    await page.getByText('没有找到资源').waitFor()
  })

  it('offers ways out where nothing is found, and beyond the last page', async () => {
    const page = await opened(`/search?${new URLSearchParams({ q: '绝无此词', field: 'TITLE', type: 'PAPER' })}`)
    await page.getByText('没有找到资源').waitFor()
    await pages.screenshot(page, 'nothing')
    await page.getByRole('link', { name: '去掉全部筛选条件' }).click()
    await page.waitForURL((url) => !url.searchParams.has('type'))
    await page.goto(`${pages.origin}${SLIDE}&page=99`)
    await page.getByText('后面没有更多结果了').waitFor()
    await page.getByRole('link', { name: '回到第一页' }).click()
    await page.getByText('第 1 / 34 页').waitFor()
  })

  it('is used by keyboard alone: skip link, search, a tab, a facet, the next page', async () => {
    const page = await opened('/search')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    const tabTo = async (wanted: (text: string) => boolean): Promise<void> => {
      for (let step = 0; step < 120; step += 1) {
        await page.keyboard.press('Tab')
        if (wanted(await page.evaluate(() => (document.activeElement?.closest('label') ?? document.activeElement)?.textContent ?? ''))) return
      }
      throw new Error('not reached by Tab')
    }
    await tabTo((text) => text.startsWith('研究实验报告'))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?type=REPORT')
    await settled(page)
    await tabTo((text) => text.startsWith('第333号幻灯'))
    await page.keyboard.press('Space')
    await page.getByText('共找到 333 条资源').waitFor()
    await tabTo((text) => text === '下一页')
    await page.keyboard.press('Enter')
    await page.getByText('第 2 / 34 页').waitFor()
  })

  it('shows its queries, complete enough to run elsewhere', async () => {
    const page = await opened(SLIDE)
    await page.getByRole('button', { name: '显示查询' }).click()
    const shown = page.locator('.shown-operation', { hasText: 'SearchResults' })
    const [text, variables] = await shown.locator('pre').allTextContents()
    await pages.screenshot(page, 'drawer')
    const { data } = await pages.stack.ask(text ?? '', JSON.parse(variables ?? '') as Record<string, unknown>)
    expect((data as { searchResources: { total: { value: number } } }).searchResources.total.value).toBe(REPORTS)
  })

  it('keeps what is shown and says so when the graph cannot be reached, and goes on after a retry', async () => {
    const page = await opened(SLIDE)
    await page.route('**/graphql', (route) => route.abort())
    await page.getByRole('link', { name: '下一页' }).click()
    await page.getByRole('alert').getByText('暂时连接不上服务器').waitFor()
    await pages.screenshot(page, 'unreachable')
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByText('第 2 / 34 页').waitFor()
    // The browser itself reports the refused requests.
    expect(pages.problems().every((problem) => problem.includes('net::ERR_FAILED'))).toBe(true)
  })

  for (const [name, options] of Object.entries({ desktop: DESKTOP, phone: PHONE, zoomed: ZOOMED, dark: DARK })) {
    it(`has no serious finding of axe and no sideways scrolling, in both languages: ${name}`, async () => {
      for (const language of ['zh', 'en']) {
        const page = await opened(`/search?q=小麦&province=410000&lang=${language}`, options)
        await pages.screenshot(page, `${name}-${language}`)
        expect(await seriousFindings(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
      }
    })
  }

  it('says which part is missing when a subgraph does not answer, and shows the rest', async () => {
    // The last test: it closes the subgraph of platforms, whose names stand beside each hit.
    await pages.stack.graph.subgraphs.get('platforms')?.close()
    const page = await opened('/search?q=小麦')
    await page.locator('.notice', { hasText: '结果不完整' }).waitFor()
    expect(await page.locator('.notice').textContent()).toContain('platforms')
    expect(await items(page)).toHaveLength(10)
    await pages.screenshot(page, 'degraded')
  })
})
