import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeEngines, engineSettings } from '../engines.ts'
import { readyQueries } from '../../gateway/explorer/ready-queries.ts'
import { loadDemo } from '../../scripts/start/load-demo.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const PAGE_IS_BUILT = existsSync(new URL('../../gateway/explorer/dist/index.html', import.meta.url))
const reason = !existsSync(CHROMIUM) ? `there is no Chromium at ${CHROMIUM}; install it, or set CHROMIUM_PATH` : PAGE_IS_BUILT ? null : 'the explorer is not built; run npm ci'
if (reason) console.warn(`SKIPPED: the ready queries in a browser, because ${reason}`)

describe.skipIf(reason !== null)('the explorer over the whole graph with the demo data', () => describeEngines('ready queries', (engine) => {
  let stack: LocalStack
  let browser: Browser
  let page: Page
  const outside: string[] = []
  const folder = join(tmpdir(), 'keyuan-explorer', engine)

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    stack = await openLocalStack(await engineSettings(engine))
    const { positions } = await loadDemo(stack.graph)
    await stack.ask('query($notBefore: [String!]) { searchResources(first: 1, notBefore: $notBefore) { pageInfo { hasNextPage } } }', { notBefore: positions })
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] })
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
    const { origin } = new URL(stack.url)
    page.on('request', (request) => { if (request.url().startsWith('http') && !request.url().startsWith(origin)) outside.push(request.url()) })
    await page.goto(`${origin}/explorer/`)
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
    console.info(`screenshots: ${folder}`)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await stack?.close()
  })

  for (const { slug, title } of readyQueries) {
    it(`${slug}: ${title} answers something worth looking at`, async () => {
      await page.locator(`[data-slug="${slug}"]`).click()
      const answered = page.waitForResponse((response) => response.url().endsWith('/graphql') && !/IntrospectionQuery|(?:query|mutation) Explorer/.test(response.request().postData() ?? ''))
      await page.locator('.graphiql-execute-button').click()
      const answer = (await (await answered).json()) as { data?: object; errors?: unknown[] }
      expect(answer.errors).toBeUndefined()
      expect(JSON.stringify(answer.data).length).toBeGreaterThan(600)
      await expect.poll(() => page.locator('.result-window .view-lines').innerText()).toContain('"data"')
      await page.screenshot({ path: join(folder, `${slug}.png`) })
    })
  }

  it('asks nothing of any other address', () => {
    expect(outside).toEqual([])
  })
}))
