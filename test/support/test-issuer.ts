import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

const CLIENT = 'keyuan-test'
const SECRET = 'a secret of the test client'

export interface TestIssuer {
  url: string
  clientId: string
  clientSecret: string
  /** Who signs in next, and what of the ID token is other than it should be. */
  next: { subject: string; claims: JWTPayload; sid: string }
  /** Signs with the issuer's key, or with one that is not its own. */
  sign(claims: JWTPayload, header?: { typ?: string; alg?: string }, foreign?: boolean): Promise<string>
  /** What clients asked the token endpoint with. */
  asked: { verifier: string | null; authorization: string | undefined }[]
  /** Where it sends a browser after its own sign-out was asked for; null: it offers none. */
  close(): Promise<void>
}

/** An OpenID provider of thirty lines: everybody who comes is signed in at once as whoever `next` says. Codes are good once, PKCE is asked for. */
export const startTestIssuer = async (): Promise<TestIssuer> => {
  const [own, other] = [await generateKeyPair('RS256', { extractable: true }), await generateKeyPair('RS256', { extractable: true })]
  const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] }
  const codes = new Map<string, { challenge: string; nonce: string; subject: string; claims: JWTPayload; sid: string }>()
  const issuer: TestIssuer = {
    url: '', clientId: CLIENT, clientSecret: SECRET, next: { subject: 'somebody', claims: {}, sid: 's1' }, asked: [],
    sign: (claims, { typ = 'JWT', alg = 'RS256' } = {}, foreign = false) =>
      new SignJWT(claims).setProtectedHeader({ alg, kid: 'k1', typ }).sign(alg === 'HS256' ? new TextEncoder().encode(SECRET) : (foreign ? other : own).privateKey),
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }),
  }
  const json = (response: import('node:http').ServerResponse, status: number, body: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer.url)
    if (url.pathname === '/.well-known/openid-configuration') return json(response, 200, {
      issuer: issuer.url, authorization_endpoint: `${issuer.url}/authorize`, token_endpoint: `${issuer.url}/token`, jwks_uri: `${issuer.url}/jwks`,
      response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'],
    })
    if (url.pathname === '/jwks') return json(response, 200, jwks)
    if (url.pathname === '/authorize') {
      const code = randomUUID()
      codes.set(code, { challenge: url.searchParams.get('code_challenge') ?? '', nonce: url.searchParams.get('nonce') ?? '', ...issuer.next })
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.search = String(new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }))
      return void response.writeHead(302, { location: back.href }).end()
    }
    let text = ''
    request.on('data', (chunk) => { text += String(chunk) }).on('end', () => {
      const form = new URLSearchParams(text)
      const found = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      issuer.asked.push({ verifier: form.get('code_verifier'), authorization: request.headers.authorization })
      const fits = found && createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url') === found.challenge
      if (!found || !fits) return json(response, 400, { error: 'invalid_grant' })
      const now = Math.floor(Date.now() / 1_000)
      const { foreign, ...claims } = found.claims as JWTPayload & { foreign?: boolean }
      void issuer.sign({ iss: issuer.url, aud: CLIENT, sub: found.subject, sid: found.sid, nonce: found.nonce, iat: now, exp: now + 300, name: `名${found.subject}`, email: `${found.subject}@example.org`, ...claims }, {}, foreign === true)
        .then((idToken) => json(response, 200, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: idToken }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return issuer
}
