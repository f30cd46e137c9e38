import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../../../scripts/development-issuer/identity.ts'
import { untilFound } from '../../../test/flows/writing.ts'
import { seriousFindings } from '../test/axe.ts'
import { DESKTOP, hasChromium, PHONE } from '../test/browser.ts'
import { OPENING_MS, type OpenedPages, openPages } from '../test/open-page.ts'

describe.skipIf(!hasChromium)('a search that tells of what is new in it', () => {
  let pages: OpenedPages
  let sql: postgres.Sql
  beforeAll(async () => {
    pages = await openPages({ name: 'schedule' })
    await pages.stack.graph.accountStore.seedPeople(demoAccounts())
    sql = postgres(pages.stack.databaseUrl, { max: 1 })
    await write('小麦锈病提醒试验数据集')
  }, OPENING_MS)
  afterEach(() => pages.closePages())
  afterAll(async () => {
    await sql?.end()
    await pages?.close()
  })

  const write = async (title: string, sourceId = 'alerted'): Promise<void> => {
    const [outcome] = await pages.stack.upsert('scientific-data', [{ sourceId, typename: 'Dataset', document: { resourceType: 'DATASET', title, keywords: ['小麦锈病提醒试验'] } }])
    if (!outcome || outcome.result === 'REFUSED') throw new Error(JSON.stringify(outcome))
    await untilFound(pages.stack, [outcome.position])
  }

  it('is made with two clicks, runs, and shows what was added and what changed from what to what', async () => {
    const page = await pages.open('/search?q=小麦锈病提醒试验', DESKTOP)
    await page.getByRole('link', { name: '登录' }).click()
    await page.getByRole('button', { name: '李禾' }).click()
    await page.getByRole('link', { name: '李禾' }).waitFor()
    await page.getByRole('heading', { name: '小麦锈病提醒试验数据集' }).waitFor()

    await page.getByRole('button', { name: '提醒', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('几时').waitFor()
    await pages.screenshot(page, 'dialog')
    expect(await seriousFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: '开始提醒' }).click()

    await page.waitForURL(/\/q\//)
    const query = new URL(page.url()).pathname
    await page.getByText('每周一 06 时运行').waitFor()
    await page.getByRole('button', { name: '现在运行' }).click()
    await page.getByRole('link', { name: /^首次运行，\d+ 行$/ }).waitFor()
    await page.getByRole('button', { name: '现在运行' }).click()
    await page.getByText('十分钟内至多手动运行一次').waitFor()

    await write('小麦锈病提醒试验数据集（修订）')
    await write('小麦锈病提醒试验第二数据集', 'second')
    // The ten minutes are over.
    await sql`update registry.schedule set asked_at = null`
    await page.goto(`${pages.origin}${query}`)
    await page.getByRole('button', { name: '现在运行' }).click()
    const last = page.getByRole('link', { name: '增加 1 条，改变 1 条' })
    await last.waitFor()
    await pages.screenshot(page, 'query')
    expect(await seriousFindings(page)).toEqual([])

    await last.click()
    await page.waitForURL(/\/runs\//)
    const changed = page.getByRole('row', { name: /改变/ })
    await changed.getByRole('link', { name: '小麦锈病提醒试验数据集（修订）' }).waitFor()
    expect(await changed.locator('del').allTextContents()).toContain('小麦锈病提醒试验数据集')
    expect(await page.getByRole('row', { name: /增加/ }).getByRole('link').textContent()).toBe('小麦锈病提醒试验第二数据集')
    await pages.screenshot(page, 'run')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('link', { name: /^改变/ }).click()
    await page.getByRole('row', { name: /增加/ }).waitFor({ state: 'detached' })
    expect(await page.getByRole('row').count()).toBe(2)
    const run = new URL(page.url()).pathname

    await page.goto(`${pages.origin}/alerts`)
    await page.getByRole('link', { name: '1 条未看的提醒' }).waitFor()
    await page.getByRole('link', { name: /增加 1 条,改变 1 条/ }).waitFor()
    await pages.screenshot(page, 'alerts')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '全部标为已看' }).click()
    await page.getByRole('button', { name: '全部标为已看' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: '1 条未看的提醒' }).waitFor({ state: 'detached' })
    await page.goto(`${pages.origin}/account?lang=en`)
    await page.getByText('every Monday at 06:00').waitFor()
    await page.getByRole('link', { name: '1 added, 1 changed' }).waitFor()
    expect(await page.getByRole('link', { name: /alerts that you have not seen/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('paused', { exact: true }).waitFor()

    await page.getByRole('button', { name: 'To a program' }).click()
    const hook = page.getByRole('dialog')
    await hook.getByLabel('Address').fill('ftp://hooks.example/keyuan')
    await hook.getByRole('button', { name: 'Save' }).click()
    await hook.getByRole('alert').waitFor()
    await hook.getByLabel('Address').fill('https://hooks.example/keyuan')
    await hook.getByRole('button', { name: 'Save' }).click()
    await hook.getByText(/^whsec_/).waitFor()
    await pages.screenshot(page, 'webhook')
    expect(await seriousFindings(page)).toEqual([])
    await hook.getByRole('button', { name: 'Close' }).click()
    await page.getByText('To a program hooks.example').waitFor()
    expect(await page.getByText(/whsec_/).count()).toBe(0)
    expect(pages.problems()).toEqual([])

    // Of somebody who is not signed in.
    const other = await pages.open(run, PHONE)
    await other.getByRole('heading', { name: '没有这次运行' }).waitFor()
    await other.goto(`${pages.origin}/alerts`)
    await other.getByText('登录后可以让检索定期运行').waitFor()
    await pages.screenshot(other, 'anonymous')
    expect(await seriousFindings(other)).toEqual([])
    expect(pages.problems()).toEqual([])
  }, 180_000)
})
