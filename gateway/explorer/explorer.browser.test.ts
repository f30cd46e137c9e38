import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { builtPage } from './built-page.ts'
import { readyQueries } from './ready-queries.ts'
import { explorerRoutes } from './routes.ts'
import { answer, type GraphRequest } from './test-graph.ts'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const hasChromium = existsSync(CHROMIUM)
if (!hasChromium) console.warn(`SKIPPED: the explorer's browser tests, because there is no Chromium at ${CHROMIUM}; install it, or set CHROMIUM_PATH.`)

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' }
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', isMobile: true, hasTouch: true }

let folder: string
let dist: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explorer-browser-'))
  dist = await builtPage()
}, 300_000)

describe('the built page', () => {
  /** Namespaces, and links in texts and error messages. A new one is looked at before it is added here. */
  const MENTIONED = ['code.visualstudio.com', 'commonmark.org', 'en.wikipedia.org', 'github.com', 'json-schema.org', 'microsoft.com', 'prettier.io', 'react.dev', 'www.w3.org', 'yarnpkg.com']
  const LOADS = /(?:\b(?:fetch|import|importScripts|Worker|EventSource|WebSocket|sendBeacon|open|url)\s*\(\s*|@import\s+|(?:src|srcset|href)\s*=\s*)["'`]?(?:https?:|wss?:)?\/\/[a-z0-9]/gi

  const files = async (): Promise<[string, string][]> => {
    const names = (await readdir(dist, { recursive: true })).filter((name) => /\.(html|js|css|svg)$/.test(name))
    return Promise.all(names.map(async (name): Promise<[string, string]> => [name, await readFile(join(dist, name), 'utf8')]))
  }

  it('loads nothing from an outside address', async () => {
    const read = await files()
    expect(read.length).toBeGreaterThan(10)
    expect(read.flatMap(([name, text]) => [...text.matchAll(LOADS)].map((match) => `${name}: ${match[0]}`))).toEqual([])
  })

  it('mentions outside addresses only as namespaces and links to documentation', async () => {
    const hosts = (await files()).flatMap(([, text]) => [...text.matchAll(/https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map((match) => match[1]))
    expect([...new Set(hosts)].filter((host) => host && !MENTIONED.includes(host))).toEqual([])
  })

  it('has no inline script and no source map', async () => {
    const index = await readFile(join(dist, 'index.html'), 'utf8')
    expect(index).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(index).not.toMatch(/\son[a-z]+=/)
    expect((await readdir(join(dist, 'assets'))).filter((name) => name.endsWith('.map'))).toEqual([])
  })
})

describe.skipIf(!hasChromium)('the page in Chromium', () => {
  let app: FastifyInstance
  let browser: Browser
  let origin: string
  let context: BrowserContext
  let page: Page
  let problems: string[]
  let outside: string[]
  let requests: { body: GraphRequest; authorization?: string }[]
  let delay: Promise<void> | undefined

  beforeAll(async () => {
    app = Fastify()
    await app.register(
      async (scope) => {
        await explorerRoutes(scope, { dist: pathToFileURL(`${dist}/`) })
        scope.post('/graphql', async (request) => {
          const body = request.body as GraphRequest
          // What the page asks of itself, such as who is signed in, is not what somebody ran.
          if (!/^(?:query|mutation) Explorer/.test(body.query ?? '')) requests.push({ body, authorization: request.headers.authorization })
          const result = await answer(body)
          if (body.operationName !== 'IntrospectionQuery') await delay
          return result
        })
      },
      { prefix: '/keyuan' },
    )
    origin = await app.listen({ port: 0, host: '127.0.0.1' })
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] })
    console.info(`screenshots: ${folder}`)
  })

  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const openPage = async (hash = ''): Promise<Page> => {
    const opened = await context.newPage()
    opened.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()))
    opened.on('pageerror', (error) => problems.push(error.message))
    await opened.goto(`${origin}/keyuan/explorer${hash}`)
    await opened.locator('.graphiql-query-editor .view-line').first().waitFor()
    return opened
  }

  const start = async (options: BrowserContextOptions, hash?: string): Promise<void> => {
    context = await browser.newContext(options)
    context.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.origin !== origin) outside.push(request.url())
    })
    page = await openPage(hash)
  }

  const openReadyQuery = (slug: string): Promise<void> => page.locator(`[data-slug="${slug}"]`).click()
  const run = (): Promise<void> => page.locator('.graphiql-execute-button').click()
  const tabTitles = (of = page): Promise<string[]> => of.locator('.graphiql-tab-button').allTextContents()
  /** Long lines are wrapped, so white space says nothing. */
  const editorText = async (of = page): Promise<string> => (await of.locator('.graphiql-query-editor .view-lines').innerText()).replace(/\s+/g, ' ')
  const result = () => page.locator('.result-window .view-lines')
  const typeAtEnd = async (text: string): Promise<void> => {
    await page.locator('.graphiql-query-editor .view-line').first().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText(text)
  }
  const screenshot = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

  beforeEach(() => {
    problems = []
    outside = []
    requests = []
    delay = undefined
  })

  afterEach(async () => {
    await context?.close()
    expect(problems).toEqual([])
    expect(outside).toEqual([])
  })

  it('opens each ready query in a new tab, runs it and shows its result', async () => {
    await start(DESKTOP)
    await screenshot('1-start')
    for (const [index, { slug, document, variables }] of readyQueries.entries()) {
      await openReadyQuery(slug)
      expect(await tabTitles()).toHaveLength(index + 2)
      await run()
      await expect.poll(() => result().innerText()).toContain('"data"')
      expect(await result().innerText()).not.toContain('"errors"')
      expect(requests.at(-1)?.body).toMatchObject({ query: document, ...(variables ? { variables: JSON.parse(variables) as object } : {}) })
      await screenshot(`2-${slug}`)
    }
    await expect.poll(() => page.locator('.graphiql-tab-active').evaluate((tab) => tab.getBoundingClientRect().right)).toBeLessThan(1240)
    const operations = requests.map(({ body }) => body.operationName).filter((name) => name !== 'IntrospectionQuery')
    expect(operations).toEqual((await tabTitles()).slice(1))
  })

  it('keeps a draft when a ready query is opened, when the page is left at once, and in a second window', async () => {
    await start(DESKTOP)
    await typeAtEnd('# 我的草稿 my draft')
    // At once, in one turn: GraphiQL stores what an editor holds a moment later.
    await page.evaluate(`document.querySelector('[data-slug="types-and-directory"]').click(), document.querySelector('.graphiql-tab-button').click()`)
    expect(await editorText()).toContain('我的草稿 my draft')
    await typeAtEnd(' last words')
    await page.reload()
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
    expect(await tabTitles()).toEqual(['ResourceTypes', 'TypesAndDirectory'])
    expect(await editorText()).toContain('my draft last words')

    const second = await openPage('#ready=wheat-standards')
    await expect.poll(() => tabTitles(second)).toEqual(['ResourceTypes', 'TypesAndDirectory', 'WheatStandards'])
    await second.close({ runBeforeUnload: true })
    await expect.poll(() => page.evaluate(() => localStorage.getItem('graphiql:tabState'))).toContain('WheatStandards')
    await typeAtEnd(' and more')
    await page.reload()
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
    expect(await editorText()).toContain('last words and more')
    expect(await tabTitles()).toContain('WheatStandards')
  })

  it('does not show the answer of one tab in another', async () => {
    let release = (): void => undefined
    delay = new Promise((resolve) => (release = resolve))
    await start(DESKTOP)
    await run()
    await expect.poll(() => requests.some(({ body }) => body.operationName === 'ResourceTypes')).toBe(true)
    await openReadyQuery('wheat-standards')
    release()
    await page.waitForTimeout(300)
    expect(await result().innerText()).not.toContain('resourceTypes')
    await run()
    await expect.poll(() => result().innerText()).toContain('"searchResources"')
  })

  it('sends the access token with every request of the window, the schema\'s included, and keeps it out of localStorage', async () => {
    await start(DESKTOP)
    await page.locator('.token-button').click()
    await page.locator('.token-dialog input[name=token]').fill('a-token')
    await screenshot('3-token')
    await page.keyboard.press('Enter')
    await run()
    await expect.poll(() => requests.filter(({ authorization }) => authorization === 'Bearer a-token').map(({ body }) => body.operationName)).toEqual(['IntrospectionQuery', 'ResourceTypes'])
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('a-token')

    await page.getByText('请求头 Headers').click()
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-line').first().click()
    await page.keyboard.insertText('{"authorization": "Bearer of-this-tab"}')
    await run()
    await expect.poll(() => requests.at(-1)?.authorization).toBe('Bearer of-this-tab')
  })

  it('shows the schema\'s documentation in Chinese and English, with Chinese labels', async () => {
    await start({ ...DESKTOP, colorScheme: 'dark' })
    await page.getByRole('button', { name: '显示 Show 文档 / Documentation' }).click()
    await page.getByText('根类型 Root Types').waitFor()
    await page.getByRole('link', { name: 'Resource', exact: true }).click()
    await page.getByText('资源:图中一切科技资源的共同部分 / What all resources of the graph have in common').waitFor()
    await screenshot('4-documentation-dark')
  })

  it('opens a query from the address without running it', async () => {
    await start(DESKTOP, `#${new URLSearchParams({ query: 'query FromLink { directory { code ', variables: '{"a":1}' })}`)
    await expect.poll(() => editorText()).toContain('query FromLink')
    expect(page.url()).toBe(`${origin}/keyuan/explorer/`)
    expect(requests.map(({ body }) => body.operationName)).toEqual(['IntrospectionQuery'])
  })

  it('names every button, and the page its language and title', async () => {
    await start(DESKTOP)
    expect(await page.title()).toBe('科源 数据图浏览器 / Keyuan Explorer')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    const nameless = await page.locator('button').evaluateAll((buttons) => buttons.filter((button) => !button.getAttribute('aria-label') && !button.textContent?.trim()).map((button) => button.outerHTML))
    expect(nameless).toEqual([])
  })

  it('works on a phone: menu, query, result within the width of the screen', async () => {
    await start(PHONE)
    await page.locator('.ready-queries-toggle').click()
    await screenshot('5-phone-menu')
    await openReadyQuery('wheat-across-types')
    await page.locator('.ready-queries').waitFor({ state: 'detached' })
    await run()
    await expect.poll(() => result().innerText()).toContain('"searchResources"')
    await screenshot('6-phone-result')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })
})
