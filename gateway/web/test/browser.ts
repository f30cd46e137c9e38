import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** `describe.skipIf(!hasChromium)`; where it is missing, that is said. */
export const hasChromium = existsSync(CHROMIUM)
if (!hasChromium) console.warn(`SKIPPED: browser tests of the pages, because there is no Chromium at ${CHROMIUM}; install it, or set CHROMIUM_PATH.`)

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' }
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', isMobile: true, hasTouch: true }
/** What a window of 1280 × 800 is at 200 % zoom: half as many CSS pixels, twice as dense. */
export const ZOOMED: BrowserContextOptions = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, locale: 'zh-CN' }
export const DARK: BrowserContextOptions = { ...DESKTOP, colorScheme: 'dark' }

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] })

/** A folder for screenshots, printed, so that somebody looks at them. */
export const screenshotFolder = async (name: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `keyuan-${name}-`))
  console.info(`screenshots: ${folder}`)
  return folder
}
