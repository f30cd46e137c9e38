import type { BrowserContext, Page } from 'playwright-core'

/** What a page must not hold, whatever people wrote: elements and attributes that run or load something. */
const RUNNING = 'main script, main iframe, main object, main embed, main img, main form[action^="javascript" i], a[href^="javascript" i], a[href^="data" i], a[href^="vbscript" i], [onerror], [onload], [onclick], [onfocus], [onmouseover], base, meta[http-equiv]'

export interface ScriptWatch {
  page: Page
  /** How often a stored text got to run. */
  hits(): number
  /** Elements of the page that could run something. */
  elements(): Promise<number>
}

/** A window in which hostile texts are told when they run: they call `hit()`, or open a dialog. */
export const watchScripts = async (context: BrowserContext): Promise<ScriptWatch> => {
  let hits = 0
  await context.exposeFunction('hit', () => { hits += 1 })
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    hits += 1
    void dialog.dismiss()
  })
  return { page, hits: () => hits, elements: () => page.evaluate((running) => document.querySelectorAll(running).length, RUNNING) }
}
