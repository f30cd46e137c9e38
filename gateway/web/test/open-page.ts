import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type LocalStack, openLocalStack } from '../../../test/flows/local-stack.ts'
import { loadDemo } from '../../../scripts/start/load-demo.ts'
import { DESKTOP, launchBrowser, screenshotFolder } from './browser.ts'
import { builtPages } from './built-pages.ts'

export interface OpenedPages {
  stack: LocalStack
  browser: Browser
  /** http://127.0.0.1:port, without a slash. */
  origin: string
  /** Opens an address in a window of its own, which `closePages` closes. */
  open(address: string, options?: BrowserContextOptions): Promise<Page>
  /** A window without a page, for what has to be set up before. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>
  screenshot(page: Page, name: string): Promise<void>
  /** Messages of error and warning, exceptions, and requests to elsewhere, of all windows since the last call; each test expects none. */
  problems(): string[]
  /** Closes the windows of a test. */
  closePages(): Promise<void>
  close(): Promise<void>
}

interface Options {
  /** Of the folder of the screenshots. */
  name: string
  /** The demo records. True unless told. */
  demo?: boolean
  /** Of the gateway. */
  environment?: Record<string, string>
}

/** For `beforeAll`: building, a database, the demo data and a browser, on a machine with much else to do. */
export const OPENING_MS = 300_000

/** What the demo data need to be searchable, on a busy machine. */
const INDEXED_MS = 120_000

/** The whole graph with the pages as they are now, and a browser. Once for all tests of a file: `beforeAll(async () => { pages = await openPages({ name: 'search' }) }, OPENING_MS)`. */
export const openPages = async ({ name, demo = true, environment = {} }: Options): Promise<OpenedPages> => {
  const dist = await builtPages()
  const stack = await openLocalStack(environment, { dist })
  if (demo) {
    const { positions } = await loadDemo(stack.graph)
    if (!(await stack.graph.catalogue.reached(positions, INDEXED_MS))) throw new Error('the demo data were not indexed in time')
  }
  const browser = await launchBrowser()
  const folder = await screenshotFolder(name)
  const origin = new URL(stack.url).origin
  const contexts: BrowserContext[] = []
  const problems: string[] = []

  const context = async (options: BrowserContextOptions = DESKTOP): Promise<BrowserContext> => {
    const opened = await browser.newContext(options)
    contexts.push(opened)
    opened.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.origin !== origin) problems.push(`outside address: ${request.url()}`)
    })
    opened.on('console', (message) => void (['error', 'warning'].includes(message.type()) && problems.push(message.text())))
    opened.on('weberror', (error) => void problems.push(error.error().message))
    return opened
  }

  const closePages = async (): Promise<void> => {
    await Promise.all(contexts.splice(0).map((opened) => opened.close()))
  }

  return {
    stack, browser, origin, context, closePages,
    open: async (address, options) => {
      const page = await (await context(options)).newPage()
      await page.goto(`${origin}${address}`)
      return page
    },
    screenshot: async (page, shot) => void (await page.screenshot({ path: join(folder, `${shot}.png`), fullPage: true })),
    problems: () => problems.splice(0),
    close: async () => {
      await closePages()
      await browser.close()
      await stack.close()
    },
  }
}
