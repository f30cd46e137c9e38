import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../../../scripts/development-issuer/identity.ts'
import { hasChromium } from './browser.ts'
import { OPENING_MS, type OpenedPages, openPages } from './open-page.ts'

/** Everything that a reader clicks on has to be an operation that this release registers: none is put together in the browser but those that have a door of their own. */
describe.skipIf(!hasChromium)('our pages where only registered operations run', () => {
  let pages: OpenedPages

  beforeAll(async () => {
    pages = await openPages({ name: 'registered', environment: { KEYUAN_OPERATIONS: 'registered' } })
    await pages.stack.graph.accountStore.seedPeople(demoAccounts())
  }, OPENING_MS)
  afterEach(() => pages.closePages())
  afterAll(() => pages?.close())

  it('any other operation is refused', async () => {
    const { errors } = await pages.stack.ask('{ resourceTypes { code } }')
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })

  it('each of them answers, from the home page to a record of each kind, signed in too', async () => {
    const page = await pages.open('/')
    const refused: string[] = []
    page.on('response', (response) => {
      if (response.url().endsWith('/graphql') && response.status() === 403) refused.push((response.request().postDataJSON() as { operationName: string }).operationName)
    })
    const visit = async (address: string, seen: string): Promise<void> => {
      await page.goto(`${pages.origin}${address}`)
      await page.locator(seen).first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(refused, address).toEqual([])
    }
    await visit('/search?q=小麦', 'main li a[href^="/resource/"]')
    await visit('/search?q=小麦&view=map', 'main svg, main canvas')
    for (const type of ['DATASET', 'INSTRUMENT', 'PAPER', 'GERMPLASM_PLANT', 'STANDARD']) {
      await visit(`/search?type=${type}`, 'main li a[href^="/resource/"]')
      const address = await page.locator('main li a[href^="/resource/"]').first().getAttribute('href')
      await visit(address ?? '', '.record .reference')
    }
    await visit('/directory', 'main li')
    await visit('/cube', 'main table')
    await visit('/queries', '.query-cards li')
    await page.locator('.query-cards h2 a').first().click()
    await page.locator('.query-result .result-table').waitFor()
    await page.getByRole('button', { name: '冻结并引用' }).waitFor()
    await page.getByRole('link', { name: '登录' }).click()
    await page.getByRole('button', { name: '李禾' }).click()
    await page.getByRole('link', { name: '李禾' }).waitFor()
    await page.getByRole('button', { name: '冻结并引用' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '冻结', exact: true }).click()
    await page.waitForURL(/\/results\//)
    await page.locator('.frozen-page table').waitFor()
    await visit('/account', '.profile')
    expect(refused).toEqual([])
    expect(pages.problems()).toEqual([])
  }, 180_000)
})
