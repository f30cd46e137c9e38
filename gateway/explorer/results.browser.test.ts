import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserStage, browserStage, dense, DESKTOP, editorText, hasChromium, linkTo, openPanel, PHONE, runQuery, seriousFindings, tabTitles } from './browser-stage.ts'
import type { GraphRequest } from './test-graph.ts'

const QUERY = `query Found($q: String) {
  searchResources(q: $q, first: 20) {
    total { value }
    edges { node { id title resourceType generatedOn keywords } }
  }
}`
const row = (id: string, title: string, resourceType = 'DATASET', generatedOn = '2020', keywords: string[] = []) => ({ node: { id, title, resourceType, generatedOn, keywords } })
const found = (edges: object[], total = edges.length) => ({ data: { searchResources: { total: { value: total }, edges } } })
const THREE = [row('demo:1', '小麦基因组', 'DATASET', '2020', ['小麦', '基因组']), row('demo:2', '=HYPERLINK("x")', 'PAPER', '2018'), row('demo:10', '玉米', 'DATASET', '2021')]

describe.skipIf(!hasChromium)('the result of a query', () => {
  let stage: BrowserStage
  let page: Page

  beforeAll(async () => void (stage = await browserStage()), 300_000)
  afterAll(() => stage?.stop())
  afterEach(() => {
    stage.answerWith(undefined)
    expect(stage.problems).toEqual([])
  })

  const answers = (own: (body: GraphRequest) => unknown) => stage.answerWith((body) => (body.query?.includes('ExplorerViewer') ? { data: { me: null } } : body.operationName === 'Found' ? own(body) : undefined))
  const start = async (query = QUERY, variables: object | undefined = { q: '小麦' }, options = DESKTOP) => {
    page = await stage.open({ ...options, permissions: ['clipboard-read', 'clipboard-write'] }, linkTo(query, variables))
    await page.locator('.cost-badge, .problems').first().waitFor()
  }
  const view = (name: string) => page.getByRole('tab', { name }).click()
  const firstColumn = () => page.locator('.result-scroll tbody tr td:nth-child(2)').allInnerTexts()

  it('is a table that sorts, leaves columns out, leads to the records and is copied as CSV that no spreadsheet computes', async () => {
    answers(() => found(THREE, 333))
    await start()
    await runQuery(page)
    await view('表格')
    await page.getByText('3 行，共 333 条').waitFor()
    expect(await page.locator('.result-scroll th').allInnerTexts()).toHaveLength(5)
    await page.locator('.result-scroll th button').nth(1).click()
    expect(await firstColumn()).toEqual(['=HYPERLINK("x")', '小麦基因组', '玉米'])
    await page.locator('.result-scroll th button').nth(1).click()
    expect(await firstColumn()).toEqual(['玉米', '小麦基因组', '=HYPERLINK("x")'])
    expect(await page.locator('.result-scroll a').first().getAttribute('href')).toBe(`${stage.origin}/keyuan/resource/demo%3A10`)
    await page.getByLabel('嵌套列表').selectOption('keywords')
    await expect.poll(() => page.locator('.result-scroll tbody tr').count()).toBe(4)
    await page.locator('.result-columns summary').click()
    await page.locator('.result-columns label').last().click()
    await page.locator('.result-columns summary').click()
    await stage.screenshot(page, 'results-1-table')
    await page.getByRole('button', { name: '复制 CSV' }).click()
    await page.getByText('已复制 4 行').waitFor()
    const copied = String(await page.evaluate('navigator.clipboard.readText()'))
    expect(copied).toContain(`demo:2,"'=HYPERLINK(""x"")",PAPER,2018`)
    expect(copied.split('\n')[0]).not.toContain('关键词')
    expect(await seriousFindings(page, '.result-views')).toEqual([])
  })

  it('is a chart where its columns allow one, and a map where it has coordinates', async () => {
    answers(() => found(THREE))
    await start()
    await runQuery(page)
    await view('图与地图')
    await page.locator('.picture-view svg').first().waitFor()
    expect(await page.locator('.picture-view option').allInnerTexts()).toContainEqual(expect.stringContaining('条形图'))
    await stage.screenshot(page, 'results-2-chart')
    expect(await seriousFindings(page, '.picture-view')).toEqual([])
    await page.locator('[data-slug="map-and-cities"]').click()
    await runQuery(page)
    await view('图与地图')
    await page.locator('.picture-view select').first().waitFor()
    expect(await page.locator('.picture-view select').first().locator('option:checked').innerText()).toContain('地图')
    await page.locator('.picture-view svg').first().waitFor()
    await stage.screenshot(page, 'results-3-map')
  })

  it('tells what it took: calls to subgraphs, plan, cost and what is left', async () => {
    answers(() => ({
      ...found(THREE),
      extensions: { trace: [{ subgraph: 'catalogue', kind: 'root', representations: 0, ms: 12.5 }, { subgraph: 'scientific-data', kind: 'entities', representations: 2, ms: 30.25, code: 'SUBGRAPH_TIMEOUT' }], plan: { kind: 'sequence', steps: [{ kind: 'fetch', subgraph: 'catalogue' }, { kind: 'fetch', subgraph: 'scientific-data', path: 'searchResources.edges.@.node' }] }, degraded: [{ subgraph: 'scientific-data', code: 'SUBGRAPH_TIMEOUT' }] },
    }))
    await start()
    await runQuery(page)
    await view('用时与计划')
    const told = await page.locator('.calls-view').innerText()
    expect(told).toContain('30.3')
    expect(told).toContain('searchResources.edges.@.node')
    expect(told).toContain('子图 scientific-data 没有应答')
    await stage.screenshot(page, 'results-4-calls')
    await view('JSON')
    expect(await page.locator('.result-window .view-lines').innerText()).not.toContain('trace')
    expect(await seriousFindings(page, '.result-views')).toEqual([])
  })

  it('says what a query costs as it is typed, and what of it costs most', async () => {
    await start('{ searchResources(first: 100) { edges { node { id relations(first: 50) { edges { node { id } } } } } } }')
    const badge = page.locator('.cost-badge > button')
    expect(await badge.getAttribute('aria-label')).toContain(`估计成本 ${1 + 100 * 2 + 100 * (1 + 50 * 2)}，上限 20000`)
    await badge.click()
    expect(await page.locator('.cost-details').innerText()).toContain('searchResources.edges.node.relations')
    await stage.screenshot(page, 'results-5-cost')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.cost-details').isVisible()).toBe(false)
  })

  it('offers the change: a misspelt field, a field of one type, a page too large, a query too dear, a missing variable', async () => {
    await start('query Found($q: String!) { searchResources(q: $q, first: 500) { edges { node { id titel accessionNo } } } }', {})
    const change = (name: string) => page.locator('.problems').getByRole('button', { name }).click()
    await stage.screenshot(page, 'results-6-problems')
    await change('改为 title')
    await expect.poll(() => editorText(page)).toContain(dense('{ id title accessionNo }'))
    await change('只对 Germplasm 取')
    await expect.poll(() => editorText(page)).toContain(dense('... on Germplasm { accessionNo }'))
    await change('设为 200')
    await expect.poll(() => editorText(page)).toContain(dense('first: 200'))
    expect(await seriousFindings(page, '.problems')).toEqual([])
    await page.locator('.problem-variable input').fill('小麦')
    await page.keyboard.press('Enter')
    await page.locator('.problems').waitFor({ state: 'detached' })

    await start('query Dear($n: Int = 150) { searchResources(first: $n) { edges { node { id relations(first: 200) { edges { node { id } } } } } } }')
    expect(await page.locator('.problems').innerText()).toContain('cost')
    await page.locator('.problems').getByRole('button', { name: 'searchResources.edges.node.relations(first:)' }).click()
    await page.locator('.problems').waitFor({ state: 'detached' })
    expect(await page.locator('.cost-badge > button').getAttribute('aria-label')).not.toContain('over a limit')
  })

  it('leads to the sign-in and to what a code means where the graph refuses', async () => {
    answers(() => ({ errors: [{ message: '需要登录', extensions: { code: 'UNAUTHENTICATED', messageEn: 'Sign in first' } }] }))
    await start()
    await runQuery(page)
    await page.locator('.problems').getByText('需要登录').waitFor()
    expect(await page.locator('.problems a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      `${stage.origin}/keyuan/auth/login?to=%2Fkeyuan%2Fexplorer%2F`, `${stage.origin}/keyuan/docs/errors#UNAUTHENTICATED`,
    ])
  })

  it('is remembered: found by a word, pinned, deleted, opened in a tab of its own, compared with another', async () => {
    let turn = 0
    answers(() => found(turn++ === 0 ? THREE : [row('demo:1', '小麦基因组', 'DATASET', '2020', ['小麦']), row('demo:10', '玉米', 'DATASET', '2021'), row('demo:11', '水稻')]))
    await start()
    for (const _ of [1, 2]) {
      await runQuery(page)
      await expect.poll(() => page.locator('.result-facts').innerText()).toContain('ms')
      await page.waitForTimeout(300)
    }
    await openPanel(page, '历史')
    await expect.poll(() => page.locator('.run-history-open').count()).toBe(2)
    for (const at of [0, 1]) await page.locator('.run-history input[type=checkbox]').nth(at).check()
    await page.getByRole('button', { name: '比较所选两次' }).click()
    await expect.poll(() => page.locator('.comparison [role=status]').innerText()).toMatch(/新增.*1.*消失.*1.*变化.*1.*不变.*1/)
    expect(await page.locator('.comparison-body').innerText()).toMatch(/水稻[\s\S]*HYPERLINK[\s\S]*小麦; 基因组/)
    await stage.screenshot(page, 'results-7-comparison')
    expect(await seriousFindings(page, '.comparison')).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '固定 Pin: Found' }).last().click()
    await page.locator('.run-history input[type=search]').fill('nothing like it')
    await page.getByText('没有找到').waitFor()
    await page.locator('.run-history input[type=search]').fill('小麦 found')
    await expect.poll(() => page.locator('.run-history-open').count()).toBe(2)
    await page.locator('.run-history-open').first().click()
    await expect.poll(() => tabTitles(page)).toEqual(['ResourceTypes', 'Found', 'Found'])
    await page.getByRole('button', { name: '清除未固定的' }).click()
    await expect.poll(() => page.locator('.run-history-open').count()).toBe(1)
    await page.close()

    page = await stage.openAgain()
    await page.locator('.run-history').waitFor()
    await expect.poll(() => page.locator('.run-history-open').count()).toBe(1)
    expect(await page.locator('.run-history input[type=checkbox]').isEnabled()).toBe(true)
    await page.getByRole('button', { name: '删除 Delete: Found' }).click()
    await page.getByText('还没有运行过查询').waitFor()
    await page.close()
  })

  it('of somebody signed in is not kept when the page is closed', async () => {
    answers(() => found([row('demo:1', '受限的题名')]))
    await start()
    await page.locator('.token-button').click()
    await page.locator('.token-dialog input[name=token]').fill('a-token')
    await page.keyboard.press('Enter')
    await runQuery(page)
    await expect.poll(() => page.locator('.result-facts').innerText()).toContain('ms')
    await page.waitForTimeout(500)
    const kept = String(await page.evaluate(`(async () => {
      const settled = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error) })
      const opened = await settled(indexedDB.open('keyuan-explorer'))
      return JSON.stringify([await settled(opened.transaction('runs').objectStore('runs').getAll()), { ...localStorage }])
    })()`))
    expect(kept).not.toContain('受限的题名')
    expect(kept).toContain('keyuan:history')
  })

  it('works on a phone', async () => {
    answers(() => found(THREE))
    await start(QUERY, { q: '小麦' }, PHONE)
    await runQuery(page)
    await view('表格')
    await page.locator('.result-scroll table').waitFor()
    await stage.screenshot(page, 'results-8-phone')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })
})

describe.skipIf(!hasChromium)('saved queries in the explorer', () => {
  let stage: BrowserStage
  let page: Page
  let created: GraphRequest['variables'][]

  beforeAll(async () => void (stage = await browserStage()), 300_000)
  afterAll(() => stage?.stop())
  afterEach(() => expect(stage.problems).toEqual([]))

  const graph = (me: object | null) => stage.answerWith(({ query = '', variables }) => {
    if (query.includes('ExplorerViewer')) return { data: { me } }
    if (query.includes('ExplorerSavedQueries')) return { data: { savedQueries: { edges: created.length > 0 ? [{ node: { id: 'registry:1', slug: 'wo-de', name: '我的小麦', nameEn: null, folder: '作物', document: QUERY, parameters: [{ name: 'q', default: '小麦' }] } }] : [], pageInfo: { hasNextPage: false } } } }
    if (query.includes('ExplorerCheck')) return { data: { checkSavedQuery: { problems: [], parameters: [{ name: 'q', label: '检索词', labelEn: null, help: null, helpEn: null, input: 'TEXT', required: false, many: false, options: null }] } } }
    if (!query.includes('ExplorerSave')) return undefined
    created.push(variables)
    return { data: { createSavedQuery: { savedQuery: { slug: 'wo-de' }, errors: [] } } }
  })

  it('offers a way to sign in to whoever is not', async () => {
    created = []
    graph(null)
    page = await stage.open(DESKTOP)
    await page.locator('.explorer-header .sign-in').waitFor()
    expect(await page.locator('.my-queries a').getAttribute('href')).toBe(`${stage.origin}/keyuan/auth/login?to=%2Fkeyuan%2Fexplorer%2F`)
  })

  it('saves the present tab, its variables as parameters with what they are now, and opens it again in a tab of its own', async () => {
    created = []
    graph({ id: 'accounts:1', displayName: '李禾' })
    page = await stage.open(DESKTOP, linkTo(QUERY, { q: '小麦' }))
    await page.locator('.viewer', { hasText: '李禾' }).waitFor()
    await page.getByRole('button', { name: '保存当前标签页' }).click()
    await page.locator('.save-dialog input[name=name]').fill('我的小麦')
    await page.locator('.save-dialog input[name=folder]').fill('作物')
    await stage.screenshot(page, 'saved-1-dialog')
    expect(await seriousFindings(page, '.save-dialog')).toEqual([])
    await page.getByRole('button', { name: '保存 Save', exact: true }).click()
    await page.locator('.save-dialog a', { hasText: '/q/wo-de' }).waitFor()
    expect(created).toEqual([{ input: expect.objectContaining({ name: '我的小麦', folder: '作物', visibility: 'PRIVATE', document: QUERY, parameters: [{ name: 'q', label: '检索词', input: 'TEXT', required: false, many: false, default: '小麦' }] }) as unknown }])
    await page.getByRole('button', { name: '关闭 Close' }).click()
    await page.locator('[data-saved="wo-de"]').click()
    await expect.poll(() => tabTitles(page)).toEqual(['ResourceTypes', 'Found', 'Found'])
  })
})
