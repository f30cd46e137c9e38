import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from '../test/axe.ts'
import { DARK, DESKTOP, hasChromium, PHONE, ZOOMED } from '../test/browser.ts'
import { OPENING_MS, type OpenedPages, openPages } from '../test/open-page.ts'

describe.skipIf(!hasChromium)('the home page', () => {
  let pages: OpenedPages
  beforeAll(async () => {
    pages = await openPages({ name: 'home' })
  }, OPENING_MS)
  afterAll(() => pages?.close())
  afterEach(async () => {
    expect(pages.problems()).toEqual([])
    await pages.closePages()
  })

  it('shows each type with the count that the graph answers, and leads to its search', async () => {
    const page = await pages.open('/')
    const { data } = await pages.stack.ask('{ resourceTypes { code label count } }')
    const types = (data as { resourceTypes: { code: string; label: string; count: number }[] }).resourceTypes.filter(({ count }) => count > 0)
    expect(types.length).toBeGreaterThan(5)
    await page.locator('.resource-class').first().waitFor()
    const shown = await page.locator('.resource-class').allTextContents()
    for (const { label, count } of types) expect(shown).toContain(`${label} ${count.toLocaleString('zh-CN')}`)
    const [first] = types
    await page.locator('.resource-class', { hasText: first?.label }).first().click()
    await page.waitForURL(`**/search?type=${first?.code}`)
    await page.getByText(`共找到 ${first?.count.toLocaleString('zh-CN')} 条`).waitFor()
  })

  it('shows the six domains', async () => {
    const page = await pages.open('/')
    await page.locator('.domain').first().waitFor()
    expect(await page.locator('.domain-code').allTextContents()).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
  })

  it('speaks English by the switch, keeps it in the address and in the next visit', async () => {
    const page = await pages.open('/')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Six domains' }).waitFor()
    expect(page.url()).toBe(`${pages.origin}/?lang=en`)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.goto(`${pages.origin}/search`)
    await page.getByText(/^Found /).waitFor()
    await page.goto(`${pages.origin}/?lang=zh`)
    await page.getByRole('heading', { name: '六大领域' }).waitFor()
  })

  it('shows the queries that it ran and opens one in the explorer', async () => {
    const page = await pages.open('/')
    await page.locator('.domain').first().waitFor()
    await page.getByRole('button', { name: '显示查询' }).click()
    const dialog = page.getByRole('dialog', { name: '本页的查询' })
    expect((await dialog.locator('h3').allTextContents()).map((text) => text.split(' ')[0]).sort()).toEqual(['Home', 'ResourceTypes', 'Topics'])
    const href = await dialog.locator('section', { hasText: 'Home' }).getByRole('link', { name: '在查询浏览器中打开' }).getAttribute('href')
    expect(decodeURIComponent(href ?? '')).toContain('/explorer/#query=query Home {')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('显示查询')
  })

  it('suggests while one types, and is driven by keyboard alone', async () => {
    const page = await pages.open('/')
    await page.getByRole('combobox', { name: '检索科技资源' }).focus()
    await page.keyboard.type('小麦')
    await page.locator('.suggestion').first().waitFor()
    await pages.screenshot(page, 'suggestions')
    await page.keyboard.press('ArrowDown')
    const chosen = await page.locator('[role=option][aria-selected=true] > span').first().textContent()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === '/search' && url.searchParams.get('q') === chosen)
    expect(await page.getByRole('combobox', { name: '检索科技资源' }).inputValue()).toBe(chosen)
  })

  it('leads from the title of a record among the suggestions to the record', async () => {
    const page = await pages.open('/')
    await page.getByRole('combobox', { name: '检索科技资源' }).fill('小麦')
    await page.locator('.suggestion', { hasText: '资源' }).first().click()
    await page.waitForURL('**/resource/*')
  })

  it('shows topics with resources that they gathered, each a link to its record', async () => {
    const page = await pages.open('/')
    const { data } = await pages.stack.ask('{ topics(first: 6) { edges { node { title } } } }')
    const topics = (data as { topics: { edges: { node: { title: string } }[] } }).topics.edges.map(({ node }) => node.title)
    expect(topics.length).toBeGreaterThan(1)
    for (const title of topics) await page.locator('.topics .card', { hasText: title }).locator('a[href^="/resource/"]').first().waitFor()
    await page.locator('.topic-resources a').first().click()
    await page.waitForURL('**/resource/*')
  })

  it('lists the platforms with their sites, and the four service modes', async () => {
    const page = await pages.open('/')
    await page.locator('.service-mode').nth(3).waitFor()
    expect(await page.locator('.service-mode .domain-name').allTextContents()).toEqual(['全文传递', '在线下载', '实物订购', '在线预约'])
    await page.getByText('资源平台与网站导航').click()
    await page.locator('.sites li').nth(22).waitFor()
    expect(await page.locator('.sites a[href^="http"]').count()).toBeGreaterThan(5)
    await pages.screenshot(page, 'platforms')
  })

  for (const [name, options] of Object.entries({ desktop: DESKTOP, phone: PHONE, zoomed: ZOOMED, dark: DARK })) {
    it(`has no serious finding of axe and no sideways scrolling: ${name}`, async () => {
      const page = await pages.open('/', options)
      await page.locator('.domain').first().waitFor()
      await page.locator('.newest li').first().waitFor()
      await pages.screenshot(page, name)
      expect(await seriousFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    })
  }

  it('needs at most 200 kB of compressed JavaScript, and prints how soon it is ready with a cold cache (a busy machine makes it no fault)', async () => {
    const context = await pages.context()
    const page = await context.newPage()
    const sizes: number[] = []
    page.on('response', (response) => void (response.url().endsWith('.js') && response.request().sizes().then(({ responseBodySize }) => sizes.push(responseBodySize))))
    await page.goto(`${pages.origin}/`)
    await page.locator('.resource-class').first().waitFor()
    const ms = await page.evaluate(() => performance.now())
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    console.info(`home page: ready after ${Math.round(ms)} ms, ${(bytes / 1000).toFixed(0)} kB of JavaScript in ${sizes.length} files`)
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(200_000)
  })
})
