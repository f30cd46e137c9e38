import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from '../test/axe.ts'
import { DARK, DESKTOP, hasChromium, PHONE, ZOOMED } from '../test/browser.ts'
import { type OpenedPages, openPages } from '../test/open-page.ts'

const PATIENT = { timeout: 30_000 }

describe.skipIf(!hasChromium)('the page of a record', () => {
  let pages: OpenedPages
  const ids: Record<'paper' | 'instrument' | 'germplasm' | 'closed' | 'gone' | 'hub', string> = { paper: '', instrument: '', germplasm: '', closed: '', gone: '', hub: '' }

  const idOf = async (q: string, type: string): Promise<string> => {
    const { data } = await pages.stack.ask('query($q: String, $t: [String!]) { searchResources(q: $q, filter: { types: $t }, first: 1) { edges { node { id } } } }', { q, t: [type] })
    const id = (data as { searchResources: { edges: { node: { id: string } }[] } }).searchResources.edges[0]?.node.id
    if (!id) throw new Error(`no ${type} ${q} in the demo data`)
    return id
  }
  const add = async (items: { sourceId: string; typename: string; document?: Record<string, unknown>; deleted?: boolean }[]): Promise<string[]> => {
    const outcomes = await pages.stack.upsert('scientific-data', items)
    const refused = outcomes.find(({ findings }) => findings.length > 0)
    if (refused) throw new Error(JSON.stringify(refused))
    await pages.stack.ask('query($p: [String!]) { searchResources(notBefore: $p) { total { value } } }', { p: outcomes.map(({ position }) => position).slice(-1) })
    return outcomes.map(({ id }) => id)
  }
  const dataset = (sourceId: string, document: Record<string, unknown>) => ({ sourceId, typename: 'Dataset', document: { resourceType: 'DATASET', status: 'PUBLISHED', sharing: { level: 'PUBLIC' }, ...document } })
  /** Opened and loaded: nothing is a skeleton any more. */
  const open = async (id: string, options?: BrowserContextOptions, query = ''): Promise<Page> => {
    const page = await pages.open(`/resource/${id}${query}`, options)
    await loaded(page)
    return page
  }
  const loaded = async (page: Page): Promise<void> => {
    await page.locator('main h1').waitFor()
    await expect.poll(() => page.locator('.skeleton').count(), PATIENT).toBe(0)
  }
  const section = (page: Page, title: string) => page.locator('section', { has: page.getByRole('heading', { level: 2, name: title }) })

  beforeAll(async () => {
    pages = await openPages({ name: 'resource' })
    ids.paper = await idOf('盐旱复合胁迫', 'PAPER')
    ids.instrument = await idOf('FAST 射电望远镜', 'INSTRUMENT')
    ids.germplasm = await idOf('小麦', 'GERMPLASM_PLANT')
    const [closed = '', gone = '', newer = ''] = await add([
      dataset('closed', { title: '登录可见的数据', sharing: { level: 'REGISTERED', applicationProcess: '登录后申请' }, links: [{ kind: 'DOWNLOAD', url: 'https://data.example/closed.zip' }, { kind: 'LANDING', url: 'https://data.example/about' }] }),
      dataset('gone', { title: '有误的数据', cstr: '12345.11.gone.1', identifiers: [{ scheme: 'DOI', value: '10.1234/gone' }] }),
      dataset('newer', { title: '更正后的数据' }),
    ])
    ids.closed = closed
    ids.gone = gone
    await add([{ sourceId: 'gone', typename: 'Dataset', deleted: true }])
    const [hub = ''] = await add([dataset('hub', { title: '中心数据', relations: [...Array.from({ length: 60 }, (_, at) => ({ kind: 'CITES', identifier: { scheme: 'DOI', value: `10.1234/r${at}` } })), { kind: 'HAS_VERSION', id: newer }] })])
    ids.hub = hub
  }, 300_000)
  afterEach(async () => {
    await pages.closePages()
    expect(pages.problems()).toEqual([])
  })
  afterAll(() => pages?.close())

  it('shows what every record has, and what only its type has, with names from the schema', async () => {
    const page = await open(ids.instrument)
    expect(await page.title()).toContain('500米口径球面射电望远镜')
    expect(await section(page, '基本信息').locator('.fact').count()).toBeGreaterThan(6)
    const special = await section(page, '大型科学仪器设备专有信息').innerText()
    expect(special).toMatch(/规格型号\s*FAST/)
    expect(special).toMatch(/仪器分类.*\s*天文仪器/)
    expect(special).toMatch(/启用日期\s*2016年9月/)
    expect(await section(page, '时空范围').locator('svg').count()).toBeGreaterThan(0)
    expect(await section(page, '如何获取').innerText()).toMatch(/在线预约/)
    await pages.screenshot(page, '1-instrument')
  })

  it('says all of it in English where English is read', async () => {
    const page = await open(ids.instrument, DESKTOP, '?lang=en')
    expect(await section(page, 'Instrument: special fields').innerText()).toMatch(/Model\s*FAST/)
    expect(await section(page, 'How to get it').innerText()).toMatch(/Online booking/)
    expect(await page.locator('h1').innerText()).toContain('Spherical radio Telescope')
    expect(await page.getByRole('link', { name: 'FAST', exact: true }).getAttribute('href')).toContain('lang=en')
  })

  it('leads on: keywords to searches, relations to records, both ways', async () => {
    const page = await open(ids.instrument)
    const produced = section(page, '关联资源').locator('.relation-kind', { hasText: '产生了' }).getByRole('link')
    expect(await produced.count()).toBeGreaterThan(1)
    const title = await produced.first().innerText()
    await produced.first().click()
    await expect.poll(() => page.locator('main h1').innerText(), PATIENT).toContain(title)
    await loaded(page)
    expect(await section(page, '关联资源').locator('.relation-kind', { hasText: '产生所用' }).innerText()).toContain('FAST')
    await page.goBack()
    await loaded(page)
    await page.getByRole('link', { name: '脉冲星', exact: true }).click()
    await page.waitForURL(/\/search\?keyword=/)
  })

  it('pages through many relations, in the address', async () => {
    const page = await open(ids.hub)
    const links = section(page, '关联资源').locator('.related li')
    expect(await links.count()).toBe(50)
    await page.getByRole('link', { name: '更多关联' }).click()
    await expect.poll(() => links.count(), PATIENT).toBe(11)
    expect(page.url()).toContain('related=')
    await page.reload()
    await loaded(page)
    expect(await links.count()).toBe(11)
  })

  it('is cited in three styles, copied and downloaded', async () => {
    const page = await (await pages.context({ ...DESKTOP, permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true })).newPage()
    await page.goto(`${pages.origin}/resource/${ids.paper}`)
    await loaded(page)
    const cite = section(page, '如何引用')
    expect(await cite.locator('.reference').innerText()).toMatch(/^翁亚伟, 张磊, 张姗, 等\. 盐旱复合胁迫对小麦幼苗生长和水分吸收的影响\[\w+\/OL\]/)
    await cite.getByLabel('BibTeX').check()
    expect(await cite.locator('.reference').innerText()).toMatch(/^@\w+\{literature:/)
    await cite.getByRole('button', { name: '复制' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('@')
    await cite.getByLabel('RIS').check()
    const [download] = await Promise.all([page.waitForEvent('download'), cite.getByRole('button', { name: '下载' }).click()])
    expect(download.suggestedFilename()).toMatch(/^literature-.*\.ris$/)
    expect(await readFile(await download.path(), 'utf8')).toMatch(/^TY {2}- \w+\r\n[\s\S]*ER {2}- \r\n$/)
  })

  it('says what is hidden, why, and where to sign in', async () => {
    const page = await open(ids.closed)
    const notice = page.getByRole('complementary', { name: '有些内容未向您显示' })
    await expect.poll(() => notice.innerText(), PATIENT).toMatch(/未显示：.*访问地址.*登录后可见/s)
    expect(await notice.getByRole('link', { name: '登录' }).getAttribute('href')).toBe(`/auth/login?${new URLSearchParams({ to: `/resource/${ids.closed}` })}`)
    expect(await page.content()).not.toContain('closed.zip')
    await pages.screenshot(page, '3-hidden')
  })

  it('of what was withdrawn says that, and keeps its identifiers', async () => {
    const page = await pages.open(`/resource/${ids.gone}`)
    await page.getByRole('heading', { level: 1, name: '此资源已撤回' }).waitFor()
    expect(await page.locator('main').innerText()).toMatch(/10\.1234\/gone/)
    expect(await page.locator('main').innerText()).toMatch(/撤回时间\s*2\d{3}年/)
    expect(await page.content()).not.toContain('有误的数据')
    expect(await seriousFindings(page)).toEqual([])
    await pages.screenshot(page, '4-withdrawn')
    // The browser notes the status of the page itself.
    expect(pages.problems().filter((problem) => !problem.includes('410'))).toEqual([])
  })

  it('of what nobody knows says that, and leads back to the search', async () => {
    const page = await pages.open('/resource/literature:nothing')
    await page.getByText('没有这条资源').first().waitFor()
    await page.getByRole('main').getByRole('link', { name: '检索全部资源' }).click()
    await page.waitForURL(/\/search$/)
    expect(pages.problems().filter((problem) => !problem.includes('404'))).toEqual([])
  })

  it('shows every query that it ran, the one made from the schema too, and they run', async () => {
    const page = await open(ids.germplasm)
    await page.getByRole('button', { name: '显示查询' }).click()
    const drawer = page.getByRole('dialog')
    const names = await drawer.getByRole('heading', { level: 3 }).allInnerTexts()
    for (const name of ['ResourceRecord', 'FieldsOfGermplasm', 'ResourceRelations', 'ResourceCitation', 'SimilarResources', 'TypeOfResource']) expect(names.join(' ')).toContain(name)
    for (const shown of await drawer.locator('.shown-operation').all()) {
      const [query = '', variables = '{}'] = await shown.locator('pre').allInnerTexts()
      const { errors } = await pages.stack.ask(query, JSON.parse(variables) as Record<string, unknown>)
      expect(errors, query).toBeUndefined()
    }
  })

  it('is used by the keyboard alone', async () => {
    const page = await open(ids.paper)
    await page.getByRole('button', { name: '复制' }).focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => section(page, '如何引用').getByRole('radio', { name: 'BibTeX' }).isChecked()).toBe(true)
  })

  it.each([['desktop', DESKTOP, ''], ['phone', PHONE, ''], ['zoomed', ZOOMED, ''], ['dark', DARK, ''], ['english', DESKTOP, '?lang=en']] as const)('has nothing serious for axe and is not wider than its window: %s', async (name, options, query) => {
    for (const kind of ['germplasm', 'paper'] as const) {
      const page = await open(ids[kind], options, query)
      expect(await seriousFindings(page), kind).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), kind).toBeLessThanOrEqual(0)
      await pages.screenshot(page, `2-${name}-${kind}`)
    }
  })
}, 90_000)
