import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts, demoUserId } from '../../scripts/development-issuer/identity.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const PAGE_IS_BUILT = existsSync(new URL('../../gateway/explorer/dist/index.html', import.meta.url))
const reason = !existsSync(CHROMIUM) ? `there is no Chromium at ${CHROMIUM}; install it, or set CHROMIUM_PATH` : PAGE_IS_BUILT ? null : 'the explorer is not built; run npm ci'
if (reason) console.warn(`SKIPPED: the sign-in in a browser, because ${reason}`)

describe.skipIf(reason !== null)('sign-in in a browser', () => {
  let stack: LocalStack
  let other: LocalStack
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const refused: string[] = []
  const folder = join(tmpdir(), 'keyuan-sign-in')

  const homeOf = (of: LocalStack): string => new URL(of.url).origin
  /** Asked by a script of a page of ours, as our pages do. */
  const me = (): Promise<string | null> => page.evaluate(async () => {
    const answer = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ me { id } }"}' })
    return ((await answer.json()) as { data: { me: { id: string } | null } }).data.me?.id ?? null
  })

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    stack = await openLocalStack()
    other = await openLocalStack()
    for (const each of [stack, other]) await each.graph.accountStore.seedPeople(demoAccounts())
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] })
    // Without scripts nothing is lost on the way; the page that asks the graph needs them.
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
    page = await context.newPage()
    page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) refused.push(message.text()) })
    console.info(`screenshots: ${folder}`)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await stack?.close()
    await other?.close()
  })

  it('from localhost by keyboard to the public address, signed in; nothing is refused by the page\'s policy', async () => {
    await page.goto(`${homeOf(stack).replace('127.0.0.1', 'localhost')}/auth/login?to=/explorer/`)
    expect(new URL(page.url()).origin).toBe(homeOf(stack))
    await page.screenshot({ path: join(folder, 'choose.png') })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${homeOf(stack)}/explorer/**`)
    expect(await me()).toBe(demoUserId('li-he'))
    expect(await page.evaluate('document.cookie')).toBe('')
    expect(refused).toEqual([])
  })

  it('at a second graph beside it ends nothing at the first', async () => {
    await page.goto(`${homeOf(other)}/auth/login?to=/explorer/`)
    await page.getByRole('button', { name: '吴畅' }).click()
    await page.waitForURL(`${homeOf(other)}/explorer/**`)
    expect(await me()).toBe(demoUserId('wu-chang'))
    await page.goto(`${homeOf(stack)}/explorer/`)
    expect(await me()).toBe(demoUserId('li-he'))
  })

  it('works on a phone without scripts, and signs in another person over the first', async () => {
    const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false, locale: 'zh-CN' })
    const small = await phone.newPage()
    for (const name of ['李禾', '周岚']) {
      await small.goto(`${homeOf(stack)}/auth/login?to=/health/live`)
      if (name === '李禾') await small.screenshot({ path: join(folder, 'choose-phone.png'), fullPage: true })
      await small.getByRole('button', { name }).click()
      await small.waitForURL('**/health/live')
    }
    const token = (await phone.cookies()).find(({ name }) => name.startsWith('keyuan_session'))
    expect(token).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect((await stack.graph.accountStore.viewerOfSession(token?.value ?? ''))?.id).toBe(demoUserId('zhou-lan'))
    await phone.close()
  })

  it('another site can neither read nor change anything with the cookie', async () => {
    const foreign = `${homeOf(stack).replace('127.0.0.1', 'localhost')}`
    // A page without a policy of its own, so that nothing but ours holds it back.
    await page.goto(`${foreign}/health/live`)
    const outcome = await page.evaluate(async (home) => {
      const read = await fetch(`${home}/graphql`, { method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' }, body: '{"query":"{ me { id } }"}' }).then((answer) => answer.text(), (error: unknown) => `failed ${String(error)}`)
      await fetch(`${home}/auth/logout`, { method: 'POST', mode: 'no-cors', credentials: 'include' }).catch(() => undefined)
      return read
    }, homeOf(stack))
    expect(outcome).toContain('failed')
    await page.goto(`${homeOf(stack)}/explorer/`)
    expect(await me()).toBe(demoUserId('li-he'))
  })

  it('out again, at the issuer too', async () => {
    const to = await page.evaluate(async () => ((await (await fetch('/auth/logout', { method: 'POST', headers: { accept: 'application/json' } })).json()) as { to: string }).to)
    expect(await me()).toBeNull()
    await page.goto(to)
    await page.screenshot({ path: join(folder, 'out.png') })
    await page.getByRole('button', { name: '也退出' }).click()
    await page.waitForURL(`${homeOf(stack)}/`)
    expect(refused).toEqual([])
  })
})
