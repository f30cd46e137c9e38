import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import postgres from 'postgres'
import { demoAccounts, demoUserId } from '../../scripts/development-issuer/identity.ts'
import { type Browsing, browsing, signInAs } from '../support/browser-like.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'

const ME = '{ me { id displayName email roles { role scopeType scopeId } sessions { current userAgent } } }'

let stack: LocalStack
let home: string
let sql: postgres.Sql
beforeAll(async () => {
  stack = await openLocalStack()
  home = new URL(stack.url).origin
  await stack.graph.accountStore.seedPeople(demoAccounts())
  sql = postgres(stack.databaseUrl, { max: 1 })
})
afterAll(async () => {
  await sql.end()
  await stack.close()
})

const newBrowser = (): Browsing => browsing(home)
const signedIn = async (person: string): Promise<Browsing> => {
  const browser = newBrowser()
  await signInAs(browser, person)
  return browser
}
const sessionCookie = (browser: Browsing) => [...browser.cookies].find(([name]) => name.startsWith('keyuan_session'))
const idOf = async (browser: Browsing): Promise<string | null> => ((await browser.ask(ME)).data as unknown as { me: { id: string } | null }).me?.id ?? null

describe('sign-in at the development issuer', () => {
  it('begins at a page to choose from, without scripts and passwords, and ends where it was begun for, signed in as that person', async () => {
    const browser = newBrowser()
    const choose = await browser.open('/auth/login?to=/account%3Ftab%3Dkeys')
    expect(choose).toMatchObject({ status: 200, url: expect.stringContaining('/dev-issuer/choose/') })
    expect(choose.text).toContain('李禾')
    expect(choose.text).not.toMatch(/<script|onclick|style="/)
    expect(choose.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    const done = await browser.open(choose.url, { method: 'POST', form: { person: 'zhou-lan' } })
    expect(done.url).toBe(`${home}/account?tab=keys`)
    expect((await browser.ask(ME)).data).toEqual({ me: {
      id: demoUserId('zhou-lan'), displayName: '周岚', email: 'zhoulan@example.org', roles: [{ role: 'PLATFORM_MANAGER', scopeType: 'PLATFORM', scopeId: expect.stringMatching(/^platforms:/) }],
      sessions: [{ current: true, userAgent: 'Browser/1' }],
    } })
  })

  it('keeps the session in a cookie that no script reads and no other site sends, and of its token only the hash', async () => {
    const browser = await signedIn('li-he')
    const [name, { value = '', flags = '' } = {}] = sessionCookie(browser) ?? []
    expect(name).toBe(`keyuan_session_${new URL(home).port}`)
    expect(flags).toMatch(/HttpOnly/)
    expect(flags).toMatch(/SameSite=Lax/)
    expect(flags).toMatch(/Path=\//)
    expect(JSON.stringify(await sql`select * from accounts.session`)).not.toContain(value)
    expect(JSON.stringify(await sql`select * from accounts.audit`)).not.toContain(value)
    expect(stack.log.join('\n')).not.toContain(value)
  })

  it('goes to no other host afterwards', async () => {
    for (const to of ['https://evil.example/', '//evil.example/', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', '/auth/logout', '/.//evil.example', '\\\\evil.example']) {
      const browser = newBrowser()
      expect((await signInAs(browser, 'li-he', to)).url, to).toBe(`${home}/`)
    }
  })

  it('moves to the public address first where the same machine was opened under another name', async () => {
    const answer = await fetch(`http://localhost:${new URL(home).port}/auth/login?to=/directory`, { redirect: 'manual' })
    expect(answer.headers.get('location')).toBe(`${home}/auth/login?to=%2Fdirectory`)
  })

  it('is nobody\'s where nobody was chosen', async () => {
    const browser = newBrowser()
    const choose = await browser.open('/auth/login')
    const refused = await browser.open(choose.url, { method: 'POST', form: { person: '' } })
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('登录未完成') })
    expect(await idOf(browser)).toBeNull()
  })

  it('lets another person in after the first, and the first one\'s session of that browser is over', async () => {
    const browser = await signedIn('li-he')
    const before = sessionCookie(browser)?.[1].value ?? ''
    await signInAs(browser, 'wu-chang')
    expect(await idOf(browser)).toBe(demoUserId('wu-chang'))
    expect(await stack.graph.accountStore.viewerOfSession(before)).toBeNull()
  })
})

describe('attacks on the sign-in', () => {
  /** As far as the redirect back to us, which is not followed: its address. */
  const callbackOf = async (browser: Browsing, person: string): Promise<string> => {
    const choose = await browser.open('/auth/login')
    const resumed = await browser.open(choose.url, { method: 'POST', form: { person }, redirects: 1 })
    return resumed.headers.get('location') ?? ''
  }

  it('a callback in a browser that did not begin it, with a made-up state, or with the state of another sign-in signs nobody in', async () => {
    const attacker = newBrowser()
    const callback = await callbackOf(attacker, 'li-he')
    expect(callback).toContain('/auth/callback?')
    const victim = newBrowser()
    expect((await victim.open(callback)).status).toBe(400)
    expect(sessionCookie(victim)).toBeUndefined()

    await victim.open('/auth/login', { redirects: 0 })
    expect((await victim.open(callback)).status).toBe(400)
    const forged = new URL(callback)
    forged.searchParams.set('state', 'made-up')
    expect((await attacker.open(forged.href)).status).toBe(400)
    expect(sessionCookie(attacker)).toBeUndefined()
  })

  it('a login cookie under another name than that of its state is none', async () => {
    const attacker = newBrowser()
    const callback = new URL(await callbackOf(attacker, 'li-he'))
    const [name = '', kept] = [...attacker.cookies].find(([each]) => each.startsWith('keyuan_login')) ?? []
    const victim = newBrowser()
    await victim.open('/auth/login', { redirects: 0 })
    const [own = ''] = [...victim.cookies].find(([each]) => each.startsWith('keyuan_login')) ?? []
    victim.cookies.set(own, { ...kept, value: `${kept?.value.slice(0, -2)}AA`, path: '/', flags: '' })
    victim.cookies.set(name, { value: 'x', path: '/', flags: '' })
    expect((await victim.open(callback.href)).status).toBe(400)
    expect(sessionCookie(victim)).toBeUndefined()
  })

  it('a code that was used is used up, even with the cookie that went with it', async () => {
    const browser = newBrowser()
    const callback = await callbackOf(browser, 'li-he')
    const login = [...browser.cookies].filter(([name]) => name.startsWith('keyuan_login'))
    expect((await browser.open(callback, { redirects: 0 })).status).toBe(303)
    const again = newBrowser()
    for (const [name, kept] of login) again.cookies.set(name, kept)
    expect((await again.open(callback)).status).toBe(400)
    expect(sessionCookie(again)).toBeUndefined()
  })

  it('a session that was planted before the sign-in is not the one after it', async () => {
    const attacker = await signedIn('li-he')
    const planted = sessionCookie(attacker)
    const victim = newBrowser()
    if (planted) victim.cookies.set(planted[0], planted[1])
    await signInAs(victim, 'wu-chang')
    expect(sessionCookie(victim)?.[1].value).not.toBe(planted?.[1].value)
    expect(await idOf(attacker)).toBeNull()
  })
})

describe('a cookie', () => {
  it('counts where the request comes from our own pages or the address bar, and nowhere else', async () => {
    const browser = await signedIn('li-he')
    const me = demoUserId('li-he')
    const as = async (headers: Record<string, string>) => ((await browser.ask(ME, {}, headers)).data as unknown as { me: { id: string } | null } | undefined)?.me?.id ?? null
    expect(await as({ origin: home })).toBe(me)
    expect(await as({ 'sec-fetch-site': 'same-origin' })).toBe(me)
    expect(await as({ 'sec-fetch-site': 'none' })).toBe(me)
    for (const headers of [
      {}, { origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: `${home}.evil.example` },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, { origin: home, 'sec-fetch-site': 'cross-site' }, { origin: home.replace('127.0.0.1', 'localhost') },
    ]) expect(await as(headers as Record<string, string>), JSON.stringify(headers)).toBeNull()
  })

  it('by GET counts in the same way, and the answer is kept by nobody', async () => {
    const browser = await signedIn('li-he')
    const cookie = `${sessionCookie(browser)?.[0]}=${sessionCookie(browser)?.[1].value}`
    const get = (headers: Record<string, string>) => fetch(`${home}/graphql?${new URLSearchParams({ query: '{ me { id } }' })}`, { headers: { cookie, 'apollo-require-preflight': '1', ...headers } })
    const own = await get({ 'sec-fetch-site': 'same-origin' })
    expect(await own.json()).toEqual({ data: { me: { id: demoUserId('li-he') } } })
    expect(own.headers.get('cache-control')).toBe('private, no-store')
    for (const headers of [{}, { 'sec-fetch-site': 'cross-site' }]) expect(await (await get(headers as Record<string, string>)).json()).toEqual({ data: { me: null } })
  })

  it('changes nothing for another site: its forms are refused, its mutations are anonymous', async () => {
    const browser = await signedIn('li-he')
    const mutation = 'mutation { signOutEverywhere(input: {}) { ended } }'
    const foreign = await browser.ask(mutation, {}, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
    expect(foreign.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const form = await browser.open('/graphql', { method: 'POST', form: { query: mutation }, headers: { origin: 'https://evil.example' } })
    expect(form.status).toBe(415)
    expect((await browser.open('/auth/logout', { method: 'POST', headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    expect((await browser.open('/auth/logout', { method: 'POST' })).status).toBe(403)
    expect(await idOf(browser)).toBe(demoUserId('li-he'))
  })

  it('gives no other origin the right to read with it', async () => {
    const browser = await signedIn('li-he')
    const { headers } = await browser.ask(ME, {}, { origin: 'https://evil.example' })
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it('that is over, after twelve hours without use or after seven days, is nobody\'s, and pages go on for everybody', async () => {
    for (const change of [sql`last_seen_at = now() - interval '12 hours 1 minute'`, sql`expires_at = now() - interval '1 second'`]) {
      const browser = await signedIn('sun-yue')
      expect(await idOf(browser)).toBe(demoUserId('sun-yue'))
      await sql`update accounts.session set ${change} where user_id = ${demoUserId('sun-yue')}`
      const answer = await browser.ask('{ me { id } resourceTypes { code } }')
      expect(answer.errors).toBeUndefined()
      expect(answer.data).toMatchObject({ me: null, resourceTypes: expect.any(Array) })
    }
  })
})

describe('sign-out', () => {
  it('in one of two browsers ends both at once, and then the issuer\'s session', async () => {
    const [first, second] = [await signedIn('chen-qiming'), await signedIn('chen-qiming')]
    expect(await idOf(second)).toBe(demoUserId('chen-qiming'))
    const out = await first.open('/auth/logout', { method: 'POST', headers: { origin: home } })
    expect(await idOf(second)).toBeNull()
    expect(await idOf(first)).toBeNull()
    expect(sessionCookie(first)).toBeUndefined()
    expect(out.url).toContain('/dev-issuer/session/end')
    expect(out.text).toContain('已退出科源')
  })

  it('tells a script where to go on, since a page\'s policy may bind its forms to our own host', async () => {
    const browser = await signedIn('he-ping')
    const { text } = await browser.open('/auth/logout', { method: 'POST', headers: { origin: home, accept: 'application/json' } })
    expect(new URL((JSON.parse(text) as { to: string }).to).pathname).toBe('/dev-issuer/session/end')
    expect((JSON.parse((await newBrowser().open('/auth/logout', { method: 'POST', headers: { origin: home, accept: 'application/json' } })).text) as { to: string }).to).toBe(`${home}/`)
  })

  it('at the issuer ends the session here too, by its back channel', async () => {
    const browser = await signedIn('chen-qiming')
    const [{ idToken } = { idToken: '' }] = await sql<{ idToken: string }[]>`select id_token as "idToken" from accounts.session where user_id = ${demoUserId('chen-qiming')} and ended_at is null`
    const page = await browser.open(`/dev-issuer/session/end?${new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: `${home}/` })}`)
    const [, action = ''] = /action="([^"]+)"/.exec(page.text) ?? []
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page.text) ?? []
    const done = await browser.open(action, { method: 'POST', form: { xsrf, logout: 'yes' } })
    expect(done.url).toBe(`${home}/`)
    expect(await idOf(browser)).toBeNull()
  })
})
