import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentOf, hostileTexts } from '../../../test/support/hostile-texts.ts'
import { hasChromium } from '../test/browser.ts'
import { type OpenedPages, openPages } from '../test/open-page.ts'
import { watchScripts } from '../test/script-watch.ts'

/** Each so many-th record is opened, and every one is seen in the results; what the server writes is tested with all of them in heads.test.ts. */
const STEP = 7

describe.skipIf(!hasChromium)('texts that would run a script', () => {
  let pages: OpenedPages
  let stored: { id: string; text: string }[]

  beforeAll(async () => {
    pages = await openPages({ name: 'hostile', demo: false })
    const outcomes = []
    for (let from = 0; from < hostileTexts.length; from += 50) outcomes.push(...await pages.stack.upsert('scientific-data', hostileTexts.slice(from, from + 50).map((text, at) => ({ sourceId: `x${from + at}`, typename: 'Dataset', document: documentOf(text) }))))
    stored = outcomes.flatMap(({ id, result }, at) => (result === 'CREATED' ? [{ id, text: hostileTexts[at] ?? '' }] : []))
    await pages.stack.ask('query($p: [String!]) { searchResources(notBefore: $p) { total { value } } }', { p: [outcomes.at(-1)?.position] })
  }, 300_000)
  afterAll(() => pages?.close())

  it('run nothing on the page of a record, in results and in what is suggested, and are shown as they are', async () => {
    expect(stored.length).toBeGreaterThan(100)
    const { page, hits, elements } = await watchScripts(await pages.context())
    for (const { id, text } of stored.filter((_one, at) => at % STEP === 0)) {
      await page.goto(`${pages.origin}/resource/${id}`)
      await page.locator('.record .reference').waitFor()
      expect(await page.locator('main h1').textContent(), text).toBe(text)
      expect(await elements(), text).toBe(0)
    }
    for (let number = 1; (number - 1) * 10 < stored.length; number += 1) {
      await page.goto(`${pages.origin}/search?page=${number}`)
      await page.locator('main li').first().waitFor()
      expect(await elements()).toBe(0)
    }
    await page.goto(`${pages.origin}/`)
    await page.locator('main h2').first().waitFor()
    expect(hits()).toBe(0)
    // What the policy stopped would be in here: nothing was even tried.
    expect(pages.problems()).toEqual([])
  })
}, 300_000)
