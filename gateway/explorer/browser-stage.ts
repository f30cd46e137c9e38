import { existsSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { builtPage } from './built-page.ts'
import { explorerRoutes } from './routes.ts'
import { answer, type GraphRequest } from './test-graph.ts'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
export const hasChromium = existsSync(CHROMIUM)
if (!hasChromium) console.warn(`SKIPPED: the explorer's browser tests, because there is no Chromium at ${CHROMIUM}; install it, or set CHROMIUM_PATH.`)

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' }
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', isMobile: true, hasTouch: true }

export interface SeenRequest {
  body: GraphRequest
  authorization?: string
}

/** The explorer in a browser before a graph of made-up values, and everything that a test wants to know of it. */
export interface BrowserStage {
  folder: string
  origin: string
  /** What the page asked the graph, its schema included, since the last `open`. */
  requests: SeenRequest[]
  /** Console errors and warnings, and requests to elsewhere, since the last `open`: tests expect none. */
  problems: string[]
  /** Answers some requests otherwise than the made-up graph; undefined leaves it to that. */
  answerWith(own: ((body: GraphRequest) => unknown) | undefined): void
  /** Opens the page in a context of its own. */
  open(options: BrowserContextOptions, hash?: string): Promise<Page>
  /** Opens the page once more, in the same browser profile. */
  openAgain(hash?: string): Promise<Page>
  screenshot(page: Page, name: string): Promise<void>
  stop(): Promise<void>
}

export const browserStage = async (): Promise<BrowserStage> => {
  const folder = await mkdtemp(join(tmpdir(), 'explorer-browser-'))
  const dist = await builtPage()
  const requests: SeenRequest[] = []
  const problems: string[] = []
  let own: ((body: GraphRequest) => unknown) | undefined
  const app: FastifyInstance = Fastify()
  await app.register(
    async (scope) => {
      await explorerRoutes(scope, { dist: pathToFileURL(`${dist}/`) })
      scope.post('/graphql', async (request) => {
        const body = request.body as GraphRequest
        requests.push({ body, authorization: request.headers.authorization })
        return (await own?.(body)) ?? answer(body)
      })
    },
    { prefix: '/keyuan' },
  )
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] })
  console.info(`screenshots: ${folder}`)
  let context: BrowserContext | undefined

  const openAgain = async (hash = ''): Promise<Page> => {
    if (!context) throw new Error('open the page first')
    const page = await context.newPage()
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(`${origin}/keyuan/explorer${hash}`)
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
    return page
  }
  return {
    folder, origin, requests, problems, openAgain,
    answerWith: (next) => { own = next },
    async open(options, hash) {
      await context?.close()
      requests.length = problems.length = 0
      context = await browser.newContext(options)
      context.on('request', (request) => {
        const url = new URL(request.url())
        if (url.protocol.startsWith('http') && url.origin !== origin) problems.push(`outside: ${request.url()}`)
      })
      return openAgain(hash)
    },
    screenshot: async (page, name) => void (await page.screenshot({ path: join(folder, `${name}.png`) })),
    async stop() {
      await browser.close()
      await app.close()
    },
  }
}

/** Without white space: lines are wrapped anywhere. */
export const dense = (text: string): string => text.replace(/\s+/g, '')

/** The text of an editor, dense; its lines stand in the page in any order, so only their place tells which is first. */
export const textOfEditor = (page: Page, within: string): Promise<string> =>
  page.locator(`${within} .view-line`).evaluateAll((lines) =>
    lines
      .map((line) => ({ top: Number.parseFloat((line as unknown as { style: { top: string } }).style.top), text: line.textContent ?? '' }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ''))
export const editorText = (page: Page): Promise<string> => textOfEditor(page, '.graphiql-query-editor')
export const variablesText = (page: Page): Promise<string> => textOfEditor(page, '.graphiql-editor-tool .graphiql-editor:not(.hidden)')
export const resultText = (page: Page): Promise<string> => textOfEditor(page, '.result-window')
export const runQuery = (page: Page): Promise<void> => page.locator('.graphiql-execute-button').click()
export const tabTitles = (page: Page): Promise<string[]> => page.locator('.graphiql-tab-button').allTextContents()
/** Opens a panel of the side bar. */
export const openPanel = (page: Page, name: string): Promise<void> => page.locator('.graphiql-sidebar').getByRole('button', { name }).click()
/** Opens text as a new tab, as a link would. */
export const linkTo = (query: string, variables?: object): string => `#${new URLSearchParams({ query, ...(variables ? { variables: JSON.stringify(variables) } : {}) })}`

/** What axe calls serious or critical within a part of the page. */
export const seriousFindings = async (page: Page, within: string): Promise<string[]> => {
  // Evaluated by the debugger, so that the page's policy stays as it is.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'))
  return page.evaluate(async (selector) => {
    interface Violation { impact: string | null; id: string; nodes: { html: string }[] }
    const { violations } = await (globalThis as unknown as { axe: { run(root: string): Promise<{ violations: Violation[] }> } }).axe.run(selector)
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  }, within)
}
