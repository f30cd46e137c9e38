/** What a browser does of cookies, redirects and forms, for tests that go through a whole sign-in by HTTP. */
export interface Browsing {
  cookies: Map<string, { value: string; path: string; flags: string }>
  /** Follows redirects by GET as a browser does; the last answer, with its address and text. */
  open(address: string, init?: { method?: string; form?: Record<string, string>; headers?: Record<string, string>; redirects?: number }): Promise<{ status: number; url: string; text: string; headers: Headers }>
  /** Asks the graph as a page of ours does. */
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<{ data?: never; errors?: { message: string; extensions: { code: string } }[]; status: number; headers: Headers }>
}

const MOST_REDIRECTS = 12

export const browsing = (home: string, userAgent = 'Browser/1'): Browsing => {
  const cookies: Browsing['cookies'] = new Map()
  const keep = (answer: Response, url: URL): void => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/)
      const at = pair.indexOf('=')
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? url.pathname
      const over = attributes.some((attribute) => /^max-age=0$/i.test(attribute) || (/^expires=/i.test(attribute) && new Date(attribute.slice(8)).getTime() < Date.now()))
      if (over || pair.slice(at + 1) === '') cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), { value: pair.slice(at + 1), path, flags: attributes.join('; ') })
    }
  }
  const cookieHeader = (url: URL): Record<string, string> => {
    const sent = [...cookies].filter(([, { path }]) => url.pathname.startsWith(path)).map(([name, { value }]) => `${name}=${value}`)
    return sent.length === 0 || url.origin !== new URL(home).origin ? {} : { cookie: sent.join('; ') }
  }
  return {
    cookies,
    async open(address, { method = 'GET', form, headers = {}, redirects = MOST_REDIRECTS } = {}) {
      let url = new URL(address, home)
      let body = form ? new URLSearchParams(form) : undefined
      for (let left = redirects; ; left -= 1) {
        const answer = await fetch(url, { method, redirect: 'manual', headers: { 'user-agent': userAgent, ...cookieHeader(url), ...headers }, ...(body ? { body } : {}) })
        keep(answer, url)
        const location = answer.headers.get('location')
        if (location === null || left <= 0) return { status: answer.status, url: url.href, text: await answer.text(), headers: answer.headers }
        await answer.arrayBuffer()
        url = new URL(location, url)
        method = 'GET'
        body = undefined
      }
    },
    async ask(query, variables = {}, headers = { origin: new URL(home).origin, 'sec-fetch-site': 'same-origin' }) {
      const url = new URL('/graphql', home)
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'user-agent': userAgent, ...cookieHeader(url), ...headers }, body: JSON.stringify({ query, variables }) })
      return { ...((await answer.json()) as object), status: answer.status, headers: answer.headers }
    },
  }
}

/** Signs in at the development issuer as one of the demo people. */
export const signInAs = async (browser: Browsing, person: string, to = '/'): Promise<Awaited<ReturnType<Browsing['open']>>> => {
  const choose = await browser.open(`/auth/login?${new URLSearchParams({ to })}`)
  if (!choose.text.includes(`value="${person}"`)) throw new Error(`no page to choose from at ${choose.url}: ${choose.status} ${choose.text.slice(0, 500)}`)
  return browser.open(choose.url, { method: 'POST', form: { person } })
}
