import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './axe.ts'
import { DARK, DESKTOP, hasChromium, PHONE, ZOOMED } from './browser.ts'
import { type OpenedPages, openPages } from './open-page.ts'

interface Asked<Data> { variables: Record<string, unknown>; data: Data }
interface Cluster { tile: string; point: { lon: number; lat: number }; count: number; box: unknown }
type Clusters = Asked<{ searchResources: { clusters: Cluster[] } }>

/** The graph allows 500 ms for planning; a machine that runs several test suites needs more. */
const PATIENT = { KEYUAN_PLAN_DEADLINE_MS: '5000' }

describe.skipIf(!hasChromium)('directory, cube, identifiers, map', () => {
  let pages: OpenedPages
  beforeAll(async () => {
    pages = await openPages({ name: 'tables-and-maps', environment: PATIENT })
  })
  afterAll(() => pages?.close())
  afterEach(async () => {
    expect(pages.problems()).toEqual([])
    await pages.closePages()
  })

  const asked = async <Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    const { data, errors } = await pages.stack.ask(query, variables)
    expect(errors).toBeUndefined()
    return data as Data
  }
  /** What the page asks by an operation, and what it is answered, from now on; the last one counts. */
  const listening = <A extends Asked<unknown>>(page: Page, operation: string): A[] => {
    const heard: A[] = []
    page.on('response', (response) => void (async () => {
      const { operationName, variables } = (response.request().postDataJSON() ?? {}) as { operationName?: string; variables: Record<string, unknown> }
      if (operationName !== operation) return
      const { data } = (await response.json()) as { data: unknown }
      heard.push({ variables, data } as A)
    })().catch((error: unknown) => { if (!page.isClosed()) throw error }))
    return heard
  }
  const total = async (filter: Record<string, unknown>, q?: string): Promise<number> =>
    (await asked<{ searchResources: { total: { value: number } } }>('query($q: String, $filter: ResourceFilter) { searchResources(q: $q, filter: $filter) { total { value } } }', { filter, ...(q ? { q } : {}) })).searchResources.total.value
  const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8')
  const plain = (text: string | null): number => Number((text ?? '').replace(/[^\d]/g, ''))

  describe('/directory', () => {
    const ready = (page: Page) => page.getByRole('treeitem').first().waitFor()
    const item = (page: Page, code: string) => page.locator(`[role=treeitem][data-code="${code}"]`)

    it('shows six domains with the counts of the graph, opens a branch by a click and leads to the search of a class', async () => {
      const page = await pages.open('/directory')
      await ready(page)
      const { directory } = await asked<{ directory: { code: string; count: number }[] }>('{ directory { code count } }')
      expect(directory.map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
      for (const { code, count } of directory) expect(plain(await item(page, code).locator('.directory-count').first().textContent())).toBe(count)
      await item(page, 'C').locator('.directory-toggle').click()
      expect(await item(page, 'C').getAttribute('aria-expanded')).toBe('true')
      await item(page, 'C1').getByRole('link').click()
      await page.waitForURL(/\/directory\/C1$/)
      await page.getByRole('heading', { level: 1, name: '植物种质资源' }).waitFor()
      const search = page.getByRole('link', { name: /检索此类目的/ })
      await search.waitFor()
      const found = await total({ categories: ['C1'] })
      expect(found).toBeGreaterThan(0)
      expect(plain(await search.textContent())).toBe(found)
      expect(await page.locator('.directory-figures').textContent()).toContain('35,000')
      await search.click()
      await page.waitForURL(/\/search\?category=C1$/)
      await page.getByText(`共找到 ${found} 条资源`).waitFor()
    })

    it('a deep link opens the path; an unknown class says so and offers the tree', async () => {
      const page = await pages.open('/directory/E10')
      await item(page, 'E10').waitFor()
      expect(await item(page, 'E').getAttribute('aria-expanded')).toBe('true')
      expect(await item(page, 'E10').getAttribute('aria-selected')).toBe('true')
      expect(await page.getByRole('navigation', { name: '位置' }).textContent()).toContain('科学数据')
      const unknown = await pages.open('/directory/Z9')
      await unknown.getByText('没有类目 Z9').waitFor()
    })

    it('by keyboard alone: into a branch, out of it, to the last, and on to a class', async () => {
      const page = await pages.open('/directory')
      await ready(page)
      await item(page, 'A').focus()
      const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.code)
      await page.keyboard.press('ArrowDown')
      expect(await focused()).toBe('B')
      await page.keyboard.press('ArrowRight')
      await item(page, 'B1').waitFor()
      await page.keyboard.press('ArrowRight')
      expect(await focused()).toBe('B1')
      await page.keyboard.press('ArrowLeft')
      expect(await focused()).toBe('B')
      await page.keyboard.press('ArrowLeft')
      expect(await item(page, 'B1').count()).toBe(0)
      await page.keyboard.press('End')
      expect(await focused()).toBe('F')
      await page.keyboard.press('Home')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/directory\/A$/)
    })

    it('counts hits alone where something is searched for, in the address', async () => {
      const page = await pages.open('/directory')
      await ready(page)
      await page.getByLabel('只计检索到的', { exact: true }).last().fill('小麦')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=/)
      const { directory } = await asked<{ directory: { code: string; count: number }[] }>('{ directory(q: "小麦") { code count } }')
      const c = directory.find(({ code }) => code === 'C')
      await expect.poll(async () => plain(await item(page, 'C').locator('.directory-count').first().textContent()), { timeout: 20_000 }).toBe(c?.count)
    })

    it('the domain of instruments has the map of cities in three classes', async () => {
      const page = await pages.open('/directory/A')
      await page.locator('.map-bubble[role=button]').first().waitFor()
      expect(await page.locator('.map-legend').textContent()).toBe('500 台（套）以上100–499 台（套）99 台（套）以下')
      const { instrumentCities } = await asked<{ instrumentCities: { city: string; count: number; adminCode: string }[] }>('{ instrumentCities { city count adminCode } }')
      await page.getByText(`以表格显示（${instrumentCities.length} 个城市）`).click()
      const first = instrumentCities[0]
      const row = page.getByRole('row', { name: new RegExp(first?.city ?? '-') })
      expect(await row.textContent()).toContain(String(first?.count))
      await pages.screenshot(page, 'directory')
      await row.getByRole('link').click()
      await page.getByText(`共找到 ${first?.count} 条资源`).waitFor()
    })
  })

  describe('/cube', () => {
    const ready = (page: Page) => page.locator('.cube-table tbody tr').first().waitFor()
    const row = (page: Page, name: string) => page.locator('.cube-table tbody tr').filter({ has: page.getByRole('rowheader', { name, exact: false }) }).first()

    it('rows by columns with the numbers and totals of the graph; each number opens its search', async () => {
      const page = await pages.open('/cube?row=PROVINCE&col=RESOURCE_TYPE&top=1000')
      await ready(page)
      const { cells, rows } = await asked<{ cells: { cells: { labels: string[]; keys: string[]; values: string[] }[] }; rows: { cells: { labels: string[]; keys: string[]; values: string[] }[] } }>(
        '{ cells: cube(dimensions: [PROVINCE, RESOURCE_TYPE], top: 1000) { cells { keys labels values } } rows: cube(dimensions: [PROVINCE], top: 1000) { cells { keys labels values } } }')
      const heads = await page.locator('.cube-table thead th').allTextContents()
      for (const { labels, values } of cells.cells.filter(({ keys }) => keys[0] === '410000')) {
        expect(plain(await row(page, '河南省').locator('td').nth(heads.indexOf(labels[1] ?? '') - 1).textContent())).toBe(Number(values[0]))
      }
      expect(plain(await row(page, '河南省').locator('td').last().textContent())).toBe(Number(rows.cells.find(({ keys }) => keys[0] === '410000')?.values[0]))
      expect(await page.locator('.cube-table tbody tr').count()).toBe(rows.cells.length)
      await pages.screenshot(page, 'cube')
      const cell = row(page, '河南省').locator('td').nth(heads.indexOf('植物种质资源') - 1)
      const count = plain(await cell.textContent())
      await cell.getByRole('link').click()
      await page.waitForURL(/\/search\?/)
      expect(new URL(page.url()).searchParams.getAll('province')).toEqual(['410000'])
      await page.getByText(`共找到 ${count} 条资源`).waitFor()
    })

    it('what has no value opens the search for what has none', async () => {
      const page = await pages.open('/cube?row=PROVINCE')
      await ready(page)
      const cell = row(page, '（无）').locator('td').last()
      const count = (await cell.textContent()) ?? ''
      await cell.getByRole('link').click()
      await page.waitForURL(/without=province/)
      await page.getByText(`共找到 ${count} 条资源`).waitFor()
    })

    it('drills down: the value becomes a condition, its dimension gives way to a finer one; the back button rolls up', async () => {
      const page = await pages.open('/cube?row=DOMAIN')
      await ready(page)
      await row(page, '自然科技资源').getByRole('link', { name: /下钻/ }).click()
      await page.waitForURL(/row=CATEGORY/)
      await row(page, '植物种质资源').waitFor()
      expect(new URL(page.url()).searchParams.getAll('domain')).toEqual(['C'])
      await page.locator('.chosen-filters').getByText('自然科技资源').first().waitFor()
      const { cube } = await asked<{ cube: { cells: { keys: string[]; values: string[] }[] } }>('{ cube(dimensions: [CATEGORY], filter: { domains: ["C"] }, top: 1000) { cells { keys values } } }')
      expect(plain(await row(page, '植物种质资源').locator('td').last().textContent())).toBe(Number(cube.cells.find(({ keys }) => keys[0] === 'C1')?.values[0]))
      await page.goBack()
      await row(page, '科技文献').waitFor()
    })

    it('the form, by keyboard: rows, columns, words; all of it in the address, and gone back from', async () => {
      const page = await pages.open('/cube')
      await ready(page)
      await page.getByRole('combobox', { name: '列', exact: true }).focus()
      await page.getByRole('combobox', { name: '列', exact: true }).selectOption('YEAR')
      await page.waitForURL(/col=YEAR/)
      await page.locator('#cube-q').fill('小麦')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=/)
      const all = await total({}, '小麦')
      await expect.poll(async () => plain(await page.locator('.cube-table tfoot td').last().textContent()), { timeout: 20_000 }).toBe(all)
      await page.getByRole('button', { name: '行列互换' }).click()
      await page.waitForURL(/row=YEAR/)
      await page.getByRole('link', { name: '折线图' }).click()
      await page.locator('.chart-line').first().waitFor()
    })

    it('from a search: the same words and conditions are counted', async () => {
      const page = await pages.open('/search?q=小麦&type=GERMPLASM_PLANT')
      await page.getByRole('link', { name: '统计' }).click()
      await page.waitForURL(/\/cube\?/)
      await ready(page)
      expect(plain(await page.locator('.cube-table tfoot td').last().textContent())).toBe(await total({ types: ['GERMPLASM_PLANT'] }, '小麦'))
    })

    it('protected measures say whose they are; a time before the first record is empty', async () => {
      const page = await pages.open('/cube?measure=ORIGINAL_VALUE_CNY')
      await page.getByRole('alert').waitFor()
      expect(await page.getByRole('alert').textContent()).toContain('受保护')
      const past = await pages.open('/cube?asOf=2001-01-01')
      await past.getByText('没有符合条件的资源').waitFor()
    })

    it('the table as a file: all of it, and nothing that a spreadsheet would run', async () => {
      const page = await pages.open('/cube?row=RESOURCE_TYPE&top=1000')
      await ready(page)
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()])
      const lines = (await textOf(download)).replace('\uFEFF', '').trim().split('\r\n')
      const { cube } = await asked<{ cube: { cells: { labels: string[]; values: string[] }[] } }>('{ cube(dimensions: [RESOURCE_TYPE], top: 1000) { cells { labels values } } }')
      expect(lines[0]).toBe('资源类型,条数')
      expect(new Set(lines.slice(1))).toEqual(new Set(cube.cells.map(({ labels, values }) => `${labels[0]},${values[0]}`)))
    })

    it('the chart: marks by keyboard with their numbers, a table beside it, a picture to take along', async () => {
      const page = await pages.open('/cube?row=DOMAIN')
      await ready(page)
      const marks = page.locator('.chart-mark')
      await marks.first().focus()
      await page.keyboard.press('ArrowDown')
      const { directory } = await asked<{ directory: { label: string; count: number }[] }>('{ directory { label count } }')
      const [, second] = [...directory].sort((a, b) => b.count - a.count)
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`${second?.label} · ${second?.count}`)
      await page.getByText('以表格显示数据').click()
      expect(await page.locator('.chart-table tbody tr').count()).toBe(6)
      const [svg] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 SVG' }).click()])
      const text = await textOf(svg)
      expect(text).toContain('xmlns="http://www.w3.org/2000/svg"')
      expect(text).not.toContain('var(--')
      const [png] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 PNG' }).click()])
      expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG')
    })
  })

  describe('/identifiers', () => {
    const paste = async (page: Page, text: string): Promise<void> => {
      await page.getByLabel('标识符', { exact: true }).fill(text)
      await page.getByRole('button', { name: '查找' }).click()
    }

    it('500 at once: those that are here with their titles, those that are not, in bounded requests', async () => {
      const { searchResources } = await asked<{ searchResources: { edges: { node: { title: string; cstr: string } }[] } }>('{ searchResources(filter: { types: ["DATASET", "STANDARD"] }, first: 120) { edges { node { title cstr } } } }')
      const known = searchResources.edges.map(({ node }) => node).filter(({ cstr }) => cstr)
      expect(known.length).toBeGreaterThan(50)
      const unknown = Array.from({ length: 520 - known.length }, (_none, index) => `10.5555/none.${index}`)
      const page = await pages.open('/identifiers')
      const requests = listening<Asked<unknown>>(page, 'FindIdentifiers')
      await paste(page, [...known.map(({ cstr }) => `CSTR:${cstr}`), ...unknown, unknown[0]].join('\n'))
      await page.getByText(`收录 ${known.length} 个，未收录 ${500 - known.length} 个`).waitFor()
      expect(await page.locator('#pasted-read').textContent()).toBe('认出 520 个重复 1 个，各查一次一次至多 500 个，其余 20 个不查，请分批粘贴')
      expect(requests.map(({ variables }) => (variables.identifiers as string[]).length)).toEqual([100, 100, 100, 100, 100])
      const titles = await page.locator('.identifiers-table tbody tr td:nth-child(2) a').allTextContents()
      expect(titles).toEqual(known.map(({ title }) => title))
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 CSV' }).first().click()])
      expect((await textOf(download)).trim().split('\r\n')).toHaveLength(known.length + 1)
    })

    it('references as they are: the identifiers in them, a standard without its slash, what is malformed and why', async () => {
      const page = await pages.open('/identifiers')
      await paste(page, '[1] 小麦粉：GBT 1355-2021\nhttps://doi.org/10.9999%2Fnowhere\ndoi:abc\n978-7-03-017123-4\n')
      await page.getByText('收录 1 个，未收录 1 个').waitFor()
      expect(await page.locator('#identifiers-malformed ~ table').textContent()).toMatch(/doi:abc.*后缀.*978-7-03-017123-4.*校验位/)
      await pages.screenshot(page, 'identifiers')
      await page.locator('.identifiers-missing a').click()
      await page.waitForURL(/\/search\?.*field=IDENTIFIER/)
    })

    it('the list stays in the address, behind the #, and is looked up again for whom it is sent to', async () => {
      const page = await pages.open('/identifiers')
      await paste(page, 'GB/T 1355-2021\n10.9999/a;b')
      await page.getByText('收录 1 个，未收录 1 个').waitFor()
      const sent = await pages.open(page.url().replace(pages.origin, ''))
      await sent.getByText('收录 1 个，未收录 1 个').waitFor()
    })
  })

  describe('the map of results', () => {
    const open = async (address: string, options = DESKTOP) => {
      const page = await (await pages.context(options)).newPage()
      const heard = listening<Clusters>(page, 'SearchClusters')
      await page.goto(`${pages.origin}${address}`)
      await page.locator('.map-bubble[role=button]').first().waitFor()
      await page.locator('.map-land path').first().waitFor({ state: 'attached' })
      return { page, heard, last: () => heard.at(-1) as Clusters }
    }

    it('bubbles are the clusters of the graph, and so is the table', async () => {
      const { page, last } = await open('/search?view=map')
      const clusters = last().data.searchResources.clusters
      expect(clusters.length).toBeGreaterThan(5)
      const again = await asked<{ searchResources: { clusters: { tile: string; count: number }[] } }>('query($zoom: Int!, $box: BoxInput) { searchResources(first: 1) { clusters(zoom: $zoom, box: $box) { tile count } } }', last().variables)
      expect(clusters.map(({ tile, count }) => [tile, count])).toEqual(again.searchResources.clusters.map(({ tile, count }) => [tile, count]))
      const shown = await page.locator('.map-bubble[role=button]').count()
      await page.getByText(`以表格显示地图（${shown} 处）`).click()
      const counts = await page.locator('.map-table tbody td:nth-child(3)').allTextContents()
      const counted = clusters.map(({ count }) => count)
      expect(counts.map(plain).every((count) => counted.includes(count))).toBe(true)
      expect(plain(counts[0] ?? '')).toBe(Math.max(...counted))
      await pages.screenshot(page, 'map')
    })

    it('a bubble opens a card, zooms in, and lists what is there', async () => {
      const { page, last } = await open('/search?view=map')
      const before = last().variables.zoom as number
      await page.locator('.map-bubble[role=button]').first().click()
      await page.getByRole('button', { name: '放大到这里' }).click()
      await expect.poll(() => last().variables.zoom, { timeout: 20_000 }).toBeGreaterThan(before)
      await page.locator('.map-bubble[role=button]').first().click()
      await page.getByRole('link', { name: '列出此范围内的资源' }).click()
      await page.waitForURL(/box=/)
      const [west, south, east, north] = (new URL(page.url()).searchParams.get('box') ?? '').split(',').map(Number)
      await page.getByText(`共找到 ${await total({ box: { west, south, east, north } })} 条资源`).waitFor()
    })

    it('a drawn box and a drawn circle are conditions of the search', async () => {
      const { page } = await open('/search?view=map')
      const drag = async (tool: string): Promise<void> => {
        await page.getByRole('button', { name: tool }).click()
        const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator('.map-surface').boundingBox()) ?? {}
        await page.mouse.move(x + width * 0.45, y + height * 0.4)
        await page.mouse.down()
        await page.mouse.move(x + width * 0.6, y + height * 0.6, { steps: 5 })
        await page.mouse.up()
      }
      await drag('画矩形')
      await page.waitForURL(/box=/)
      const [west, south, east, north] = (new URL(page.url()).searchParams.get('box') ?? '').split(',').map(Number)
      await page.getByText(`共找到 ${await total({ box: { west, south, east, north } })} 条资源`).waitFor()
      await page.locator('.map-drawn path').first().waitFor()
      await pages.screenshot(page, 'map-box')
      await page.getByRole('button', { name: '清除范围' }).click()
      await expect.poll(() => page.url()).not.toContain('box=')
      await drag('画圆')
      await page.waitForURL(/near=/)
      const [lon, lat, km] = (new URL(page.url()).searchParams.get('near') ?? '').split(',').map(Number)
      await page.getByText(`共找到 ${await total({ near: { lon, lat, km } })} 条资源`).waitFor()
    })

    it('by keyboard: arrow keys move, plus zooms, bubbles are one stop with arrow keys between them', async () => {
      const { page, last } = await open('/search?view=map')
      const before = last().variables
      const scale = await page.locator('.map-scale').textContent()
      await page.locator('.map-surface').focus()
      await page.keyboard.press('+')
      await expect.poll(() => last().variables.zoom, { timeout: 20_000 }).toBe((before.zoom as number) + 1)
      const zoomed = JSON.stringify(last().variables.box)
      for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowLeft')
      await expect.poll(() => JSON.stringify(last().variables.box), { timeout: 20_000 }).not.toBe(zoomed)
      expect(await page.locator('.map-scale').textContent()).not.toBe(scale)
      await page.keyboard.press('0')
      expect(await page.locator('.map-scale').textContent()).toBe(scale)
      await page.locator('.search-map[aria-busy=false]').waitFor()
      await page.keyboard.press('Tab')
      await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains('map-bubble'))).toBe(true)
      const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
      await page.keyboard.press('ArrowRight')
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).not.toBe(first)
      await page.keyboard.press('Enter')
      await page.locator('.map-card').waitFor()
    })

    it('by two fingers on a phone: they part, and the map comes nearer', async () => {
      const { page, last } = await open('/search?view=map', PHONE)
      const before = last().variables.zoom as number
      await page.locator('.map-surface').scrollIntoViewIfNeeded()
      const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator('.map-surface').boundingBox()) ?? {}
      const [cx, cy] = [x + width / 2, y + height / 2]
      const session = await page.context().newCDPSession(page)
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: cx - apart, y: cy, id: 1 }, { x: cx + apart, y: cy, id: 2 }] })
      await touch('touchStart', 20)
      for (const apart of [40, 70, 110, 150]) await touch('touchMove', apart)
      await touch('touchEnd', 0)
      await expect.poll(() => last().variables.zoom, { timeout: 20_000 }).toBeGreaterThan(before)
      await pages.screenshot(page, 'map-phone')
    })

    it('across 180°: a box from New Zealand to Samoa is one area, and what lies on either side stands side by side', async () => {
      const [outcome] = await pages.stack.upsert('scientific-data', [
        { sourceId: 'fiji', typename: 'Dataset', document: { resourceType: 'DATASET', title: '斐济海域观测', spatialCoverage: [{ name: '斐济', point: { lon: 178.4, lat: -18.1 } }] } },
        { sourceId: 'samoa', typename: 'Dataset', document: { resourceType: 'DATASET', title: '萨摩亚海域观测', spatialCoverage: [{ name: '萨摩亚', bbox: { west: 179, south: -15, east: -171, north: -13 } }] } },
      ])
      await pages.stack.graph.catalogue.reached([outcome?.position ?? ''], 60_000)
      const { page, last } = await open('/search?view=map&box=170,-30,-165,0')
      const { box } = last().variables as { box: { west: number; east: number } }
      expect(box.west).toBeGreaterThan(box.east)
      const found = await total({ box: { west: 170, south: -30, east: -165, north: 0 } })
      expect(found).toBeGreaterThanOrEqual(2)
      await page.getByText(`共找到 ${found} 条资源`).waitFor()
      const points = last().data.searchResources.clusters.map(({ point }) => point.lon)
      expect(points.some((lon) => lon > 170)).toBe(true)
      expect(points.some((lon) => lon < -170)).toBe(true)
      const width = (await page.locator('.map-surface').boundingBox())?.width ?? 0
      const xs = await page.locator('.map-bubble[role=button]').evaluateAll((bubbles) => bubbles.map((bubble) => bubble.getBoundingClientRect().x))
      expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(width / 2)
      await pages.screenshot(page, 'map-antimeridian')
    })

    it('instruments by city, in three classes', async () => {
      const { page } = await open('/search?type=INSTRUMENT&view=map')
      await page.getByRole('link', { name: '按城市分档' }).click()
      await page.locator('.map-legend').waitFor()
      await page.waitForURL(/cities=1/)
    })
  })

  describe('everybody', () => {
    const ADDRESSES: [string, string, string][] = [
      ['/directory/C', '[role=treeitem]', 'directory'], ['/cube?row=PROVINCE&col=RESOURCE_TYPE', '.chart-mark', 'cube'],
      ['/identifiers#ids=GB/T%201355-2021;10.9999/x;abc', '.identifiers-table', 'identifiers'], ['/search?view=map', '.map-bubble[role=button]', 'map'],
    ]
    it.each(ADDRESSES)('%s: axe finds nothing serious, on desktop, phone, zoomed to twice the size, dark, in English, and nothing is wider than the window', async (address, ready, name) => {
      const english = address.replace(/(#|$)/, `${address.includes('?') ? '&' : '?'}lang=en$1`)
      const forms = { desktop: [address, DESKTOP], phone: [address, PHONE], zoomed: [address, ZOOMED], dark: [address, DARK], english: [english, DESKTOP] } as const
      for (const [form, [shown, options]] of Object.entries(forms)) {
        const page = await pages.open(shown, options)
        await page.locator(ready).first().waitFor()
        await page.waitForLoadState('networkidle')
        expect({ form, findings: await seriousFindings(page) }).toEqual({ form, findings: [] })
        expect({ form, wider: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth) }).toEqual({ form, wider: expect.toSatisfy((wider: number) => wider <= 0) })
        await pages.screenshot(page, `${name}-${form}`)
        await pages.closePages()
      }
    })

    it.each(ADDRESSES)('%s shows its query and opens it in the explorer', async (address, ready) => {
      const page = await pages.open(address)
      await page.locator(ready).first().waitFor()
      await page.getByRole('button', { name: '显示查询' }).click()
      const link = page.getByRole('dialog').getByRole('link', { name: '在查询浏览器中打开' }).first()
      expect(await link.getAttribute('href')).toMatch(/^\/explorer\/#query=/)
    })
  })
})
