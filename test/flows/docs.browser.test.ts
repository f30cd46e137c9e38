import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from 'axe-core'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../scripts/start/load-demo.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'
import { untilFound } from './writing.ts'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const hasChromium = existsSync(CHROMIUM)
if (!hasChromium) process.stderr.write('没有 Chromium,跳过手册的浏览器测试 / no Chromium: the browser tests of the manual are skipped\n')

let stack: LocalStack
let origin = ''
beforeAll(async () => {
  stack = await openLocalStack()
  const { positions } = await loadDemo(stack.graph)
  await untilFound(stack, positions)
  origin = new URL(stack.url).origin
}, 180_000)
afterAll(() => stack.close())

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${origin}${path}`, { headers })
const plain = (html: string): string => html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

describe('the manual over HTTP', () => {
  it('every link of its first page leads to a page, and each example is answered as it says', async () => {
    const index = await (await get('/docs')).text()
    const addresses = [...new Set([...index.matchAll(/href="(\/docs[^"#]*)/g)].map(([, address]) => address ?? ''))]
    expect(addresses.length).toBeGreaterThan(400)
    const broken: string[] = []
    let answered = 0
    for (const address of addresses) {
      const response = await get(address)
      const text = await response.text()
      if (response.status !== 200) broken.push(`${address}: ${response.status}`)
      if (!address.startsWith('/docs/queries/')) continue
      const answer = JSON.parse(plain(/class="answer"[^>]*>([\s\S]*?)<\/pre>/.exec(text)?.[1] ?? '{}')) as { data?: Record<string, unknown>; errors?: { extensions: { code: string } }[] }
      const codes = answer.errors?.map(({ extensions }) => extensions.code) ?? []
      if (codes.some((code) => !['FORBIDDEN', 'UNAUTHENTICATED'].includes(code))) broken.push(`${address}: ${codes.join()}`)
      if (codes.length === 0 && answer.data?.[address.split('/').at(-1) ?? ''] != null) answered += 1
    }
    expect(broken).toEqual([])
    expect(answered).toBeGreaterThan(70)
  }, 180_000)

  it('has a strict policy, no script, an ETag; is not sent again unchanged', async () => {
    for (const path of ['/docs', '/docs/errors', '/docs/starters', '/docs/types/Dataset', '/docs/queries/datasets', '/docs/search?q=title']) {
      const response = await get(path)
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
      expect(await response.text()).not.toMatch(/<script|<[a-z][^>]*\s(?:style|on\w+)=/)
    }
    const first = await get('/docs')
    expect((await get('/docs', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
  })

  it.each(['/docs/types/Nothing', '/docs/types/__Schema', '/docs/types/constructor', '/docs/queries/__proto__', '/docs/mutations/toString', '/docs/types/%3Cscript%3E'])('%s is not there', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('what is searched for stays text', async () => {
    const text = await (await get(`/docs/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`)).text()
    expect(text).not.toContain('<script>')
    expect(text).toContain('&lt;script&gt;')
  })
})

describe.skipIf(!hasChromium)('the manual in a browser', () => {
  let browser: Browser
  const shots = mkdtempSync(join(tmpdir(), 'keyuan-docs-'))
  beforeAll(async () => { browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] }) })
  afterAll(() => browser.close())

  it.each([
    ['desktop, light', 1280, 'light'], ['desktop, dark', 1280, 'dark'], ['phone', 390, 'light'],
  ] as const)('%s: nothing serious for axe, nothing wider than the screen, nothing refused by the policy', async (name, width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    const complaints: string[] = []
    page.on('console', (message) => { if (message.type() === 'error' && !/404/.test(message.text())) complaints.push(message.text()) })
    for (const path of ['/docs', '/docs/errors', '/docs/types/Dataset', '/docs/queries/searchResources', '/docs/search?q=共享', '/docs/starters']) {
      await page.goto(`${origin}${path}`)
      expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true)
      await page.screenshot({ path: join(shots, `${name.replaceAll(/\W+/g, '-')}${path.replaceAll(/\W+/g, '-')}.png`) })
      const serious = await page.evaluate(`(() => { ${AxeBuilder.source}; return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ' ' + nodes[0].html)) })()`)
      expect(serious).toEqual([])
    }
    expect(complaints).toEqual([])
    process.stdout.write(`screenshots: ${shots}\n`)
    await page.close()
  }, 120_000)

  it('searched by keyboard, and an example opens in the explorer', async () => {
    const page = await browser.newPage()
    await page.goto(`${origin}/docs`)
    await page.getByRole('searchbox').fill('searchResources')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'searchResources', exact: true }).click()
    await page.waitForURL('**/docs/queries/searchResources')
    const link = await page.getByRole('link', { name: /在查询工具中打开/ }).getAttribute('href')
    expect(new URLSearchParams(link?.split('#')[1]).get('query')).toContain('searchResources(q:')
    await page.close()
  })
})
