import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../../../scripts/development-issuer/identity.ts'
import { seriousFindings } from '../test/axe.ts'
import { DESKTOP, hasChromium, PHONE } from '../test/browser.ts'
import { type OpenedPages, openPages } from '../test/open-page.ts'

/** The planned acceptance: datasets of 小麦 since 2015 in Henan with their instruments, saved with a form and a picture, exported; by clicking alone. */
describe.skipIf(!hasChromium)('a researcher who knows no GraphQL', () => {
  let pages: OpenedPages
  let clicks = 0
  let address = ''
  let exported = ''
  let result = ''

  const click = async (target: Locator): Promise<void> => {
    clicks += 1
    await target.click()
  }
  /** Where requests are made to fail. */
  const unexpected = (): string[] => pages.problems().filter((message) => !message.startsWith('Failed to load resource'))
  const signIn = async (page: Page): Promise<void> => {
    await click(page.getByRole('link', { name: '登录' }))
    await click(page.getByRole('button', { name: '李禾' }))
    await page.getByRole('link', { name: '李禾' }).waitFor()
  }

  beforeAll(async () => {
    pages = await openPages({ name: 'researcher' })
    await pages.stack.graph.accountStore.seedPeople(demoAccounts())
  }, 300_000)
  afterEach(() => pages.closePages())
  afterAll(() => pages?.close())

  it('goes from the home page to a saved query with a form, a picture and a workbook in at most 12 clicks, to a weekly schedule and a citation in at most 18', async () => {
    const page = await pages.open('/', { ...DESKTOP, acceptDownloads: true })
    await signIn(page)
    await page.getByPlaceholder('题名').fill('小麦')
    await page.keyboard.press('Enter')
    await click(page.getByRole('link', { name: /^科学数据/ }))
    await click(page.getByLabel('河南省'))
    await page.getByLabel('从哪一年').fill('2015')
    await click(page.getByRole('button', { name: '确定' }))
    await page.getByRole('heading', { name: '封丘站农田水分要素长期观测数据集' }).waitFor()
    await click(page.getByRole('button', { name: '保存', exact: true }))
    const dialog = page.getByRole('dialog')
    await click(dialog.getByLabel('所用仪器'))
    expect(await dialog.getByLabel('名称').first().inputValue()).toContain('河南省')
    await pages.screenshot(page, 'save')
    expect(await seriousFindings(page)).toEqual([])
    await click(dialog.getByRole('button', { name: '保存', exact: true }))
    await page.waitForURL(/\/q\//)
    address = new URL(page.url()).pathname
    await page.getByRole('cell', { name: '封丘站大型称重式蒸渗仪' }).waitFor()
    await page.locator('figure.chart svg').waitFor()
    await pages.screenshot(page, 'query')
    expect(await seriousFindings(page)).toEqual([])
    await click(page.getByRole('button', { name: '导出' }))
    await page.getByText('共 2 行').waitFor()
    await click(page.getByRole('button', { name: '开始导出' }))
    await page.waitForURL(/\/exports\//)
    exported = new URL(page.url()).pathname
    const [download] = await Promise.all([page.waitForEvent('download'), click(page.getByRole('link', { name: 'Excel' }))])
    expect(download.suggestedFilename()).toContain('小麦')
    // A workbook is a zip file.
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK')
    console.info(`clicks from the home page to the workbook: ${clicks}`)
    expect(clicks).toBeLessThanOrEqual(12)

    await page.goBack()
    await click(page.getByRole('button', { name: '定期运行', exact: true }))
    await dialog.getByLabel('几时').waitFor()
    await click(dialog.getByRole('button', { name: '开始', exact: false }))
    await page.getByText('每周一 06 时运行').waitFor()
    await click(page.getByRole('button', { name: '冻结并引用' }))
    await click(dialog.getByLabel('所有人', { exact: false }))
    await pages.screenshot(page, 'freeze')
    expect(await seriousFindings(page)).toEqual([])
    await click(dialog.getByRole('button', { name: '冻结', exact: true }))
    await page.waitForURL(/\/results\//)
    result = new URL(page.url()).pathname
    await page.locator('p.reference').waitFor()
    const reference = await page.locator('p.reference').textContent()
    expect(reference).toMatch(/^李禾\. .*小麦.*\[DS\/OL\]\. 科源 Keyuan, \d{4}\[\d{4}-\d\d-\d\d\]\. http.*\/results\/[a-z2-7]{26}\.$/)
    await page.getByRole('cell', { name: '封丘站大型称重式蒸渗仪' }).waitFor()
    await click(page.getByRole('button', { name: '复制', exact: true }))
    await pages.screenshot(page, 'frozen')
    expect(await seriousFindings(page)).toEqual([])
    await click(page.getByRole('button', { name: '重新运行并比较' }))
    await page.getByText('与冻结时完全相同').waitFor()
    console.info(`clicks from the home page to a weekly schedule, the citation and the comparison: ${clicks}`)
    expect(clicks).toBeLessThanOrEqual(18)
    expect(pages.problems()).toEqual([])
  }, 180_000)

  it('is cited by what anybody can open, on a phone too; deleted, its address says so', async () => {
    const reader = await pages.open(result, PHONE)
    await reader.getByRole('cell', { name: '封丘站大型称重式蒸渗仪' }).waitFor()
    expect(await reader.getByRole('button', { name: '删除这个结果' }).count()).toBe(0)
    expect(await seriousFindings(reader)).toEqual([])
    await pages.screenshot(reader, 'frozen-phone')
    expect((await reader.request.get(`${pages.origin}${result}.csv`)).status()).toBe(200)

    const page = await pages.open('/')
    await signIn(page)
    await page.goto(`${pages.origin}/account`)
    await page.getByRole('region', { name: '冻结的结果' }).getByRole('link').click()
    await page.getByRole('button', { name: '删除这个结果' }).click()
    await page.getByLabel('理由').fill('重复')
    await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
    await page.getByRole('heading', { name: '这个结果已由所有者删除' }).waitFor()
    await reader.reload()
    await reader.getByText('重复').waitFor()
    expect((await reader.request.get(`${pages.origin}${result}.csv`)).status()).toBe(410)
    expect(unexpected()).toEqual([])
  }, 120_000)

  it('runs it with other parameters, which stand in the address; a wrong one is named at its field', async () => {
    const page = await pages.open('/')
    await signIn(page)
    await page.goto(`${pages.origin}${address}`)
    await page.getByLabel('起始年份').fill('2016')
    await page.getByRole('button', { name: '运行', exact: true }).click()
    await page.getByText('没有符合条件的结果').waitFor()
    expect(new URL(page.url()).searchParams.get('since')).toBe('2016')
    await page.goBack()
    await page.getByText('共 2 条结果').waitFor()
    await page.getByLabel('起始年份').fill('16')
    await page.getByRole('button', { name: '运行', exact: true }).click()
    await page.getByText('应为四位年份').waitFor()
    expect(await page.getByLabel('起始年份').getAttribute('aria-invalid')).toBe('true')
    expect(pages.problems()).toEqual([])
  }, 120_000)

  it('keeps it from everybody else: at its address there is nothing', async () => {
    const page = await pages.open(address)
    await page.getByRole('heading', { name: '没有这个查询' }).waitFor()
    const answer = await page.request.get(`${pages.origin}${address}.csv`)
    expect(answer.status()).toBe(404)
    expect(pages.problems()).toEqual([expect.stringContaining('404')])
  }, 60_000)

  it('makes it public once it has a description, keeps what was changed elsewhere meanwhile, and goes back to an earlier version', async () => {
    const page = await pages.open('/')
    await signIn(page)
    await page.goto(`${pages.origin}${address}`)
    await page.getByRole('button', { name: '编辑' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('谁能看到').selectOption('PUBLIC')
    await dialog.getByLabel('英文名称').fill('Wheat in Henan')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('公开的查询须有名称与说明').nth(1).waitFor()
    expect(await dialog.getByLabel('说明', { exact: true }).getAttribute('aria-invalid')).toBe('true')
    expect(await seriousFindings(page)).toEqual([])
    await pages.screenshot(page, 'edit')
    const elsewhere = await page.evaluate(async (slug) => {
      const ask = async (query: string, variables: object) => ((await (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })).json()) as { data: Record<string, never> }).data
      const { savedQuery: { id, version } } = (await ask('query($slug: String) { savedQuery(slug: $slug) { id version } }', { slug })) as unknown as { savedQuery: { id: string; version: number } }
      return ask('mutation($input: UpdateSavedQueryInput!) { updateSavedQuery(input: $input) { errors { code } } }', { input: { id, expectedVersion: version, description: '先前的说明', tags: ['甲组'] } })
    }, address.slice('/q/'.length))
    expect(elsewhere).toEqual({ updateSavedQuery: { errors: [] } })
    await dialog.getByLabel('说明', { exact: true }).fill('河南的小麦数据')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('查询已是版本 2').waitFor()
    await dialog.getByRole('button', { name: '取得现行版本' }).click()
    await page.getByRole('link', { name: '甲组', includeHidden: true }).waitFor({ state: 'attached' })
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.query-description').getByText('河南的小麦数据').waitFor()
    await page.getByRole('link', { name: '甲组' }).waitFor()
    const { data } = await pages.stack.ask('query($slug: String) { savedQuery(slug: $slug) { visibility nameEn tags } }', { slug: address.slice('/q/'.length) })
    expect(data).toEqual({ savedQuery: { visibility: 'PUBLIC', nameEn: 'Wheat in Henan', tags: ['甲组'] } })

    await page.getByText('查询文本与历次版本').click()
    // Without a description it cannot be public.
    await page.getByRole('listitem').filter({ hasText: '第 1 版' }).getByRole('button', { name: '恢复此版' }).click()
    await page.getByRole('alert').getByText('须有名称与说明').waitFor()
    await page.getByRole('listitem').filter({ hasText: '第 2 版' }).getByRole('button', { name: '恢复此版' }).click()
    await page.locator('.query-description').getByText('先前的说明').waitFor()
    await page.getByRole('listitem').filter({ hasText: '第 4 版' }).getByText('现行').waitFor()
    await page.getByText('共 2 条结果').waitFor()
    expect(pages.problems()).toEqual([])
  }, 120_000)

  it('finds its own queries and makes a key, on a phone too', async () => {
    const page = await pages.open('/queries', PHONE)
    await signIn(page)
    await page.getByRole('link', { name: '我的' }).click()
    await page.getByRole('link', { name: /河南省/ }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.goto(`${pages.origin}/account`)
    await page.getByLabel('用途').fill('我的脚本')
    await page.getByRole('button', { name: '新建密钥' }).click()
    const key = await page.locator('.fresh-key').textContent()
    expect(key).toMatch(/^kyk_/)
    expect(await seriousFindings(page)).toEqual([])
    await pages.screenshot(page, 'account-phone')
    const { data } = await pages.stack.ask('{ me { displayName } }', {}, { authorization: `Bearer ${key}` })
    expect(data).toEqual({ me: { displayName: '李禾' } })
    await page.reload()
    expect(await page.locator('.fresh-key').count()).toBe(0)
    expect(pages.problems()).toEqual([])
  }, 120_000)

  it('is told what did not work, and loses nothing of the page', async () => {
    const page = await pages.open('/')
    await signIn(page)
    const failing = (operation: string) => page.route('**/graphql', (route) => ((route.request().postDataJSON() as { operationName: string }).operationName === operation ? route.abort() : route.continue()))

    await page.goto(`${pages.origin}/account`)
    await page.getByLabel('用途').fill('另一个脚本')
    await failing('Account')
    await page.getByRole('button', { name: '新建密钥' }).click()
    await page.getByRole('alert').getByText('暂时连接不上服务器').waitFor()
    expect(await page.locator('.fresh-key').textContent()).toMatch(/^kyk_/)
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByText('另一个脚本').waitFor()
    expect(await page.getByText('暂时连接不上服务器').count()).toBe(0)

    await page.route('**/auth/logout', (route) => route.fulfill({ status: 503, body: '' }))
    await page.getByRole('button', { name: '退出', exact: true }).click()
    await page.getByText('您仍处于登录状态').waitFor()

    await failing('RemoveExport')
    await page.goto(`${pages.origin}${exported}`)
    await page.getByRole('button', { name: '删除' }).click()
    await page.getByText('没有成功').waitFor()
    expect(await page.getByRole('link', { name: 'Excel' }).count()).toBe(1)
    expect(unexpected()).toEqual([])
  }, 120_000)

  it('sees an export come to its end though one look at it failed', async () => {
    const page = await pages.open('/')
    await signIn(page)
    const looks: string[] = []
    await page.route('**/graphql', async (route) => {
      if ((route.request().postDataJSON() as { operationName: string }).operationName !== 'ExportPageQuery') return route.continue()
      looks.push(looks.length === 0 ? 'running' : looks.length === 1 ? 'lost' : 'done')
      if (looks.at(-1) === 'lost') return route.abort()
      const response = await route.fetch()
      const text = await response.text()
      return route.fulfill({ response, body: looks.at(-1) === 'running' ? text.replace('"DONE"', '"RUNNING"') : text })
    })
    await page.goto(`${pages.origin}${exported}`)
    await page.getByRole('link', { name: 'Excel' }).waitFor()
    expect(looks).toEqual(['running', 'lost', 'done'])
    expect(await page.getByText('暂时连接不上服务器').count()).toBe(0)
    expect(unexpected()).toEqual([])
  }, 60_000)
})
