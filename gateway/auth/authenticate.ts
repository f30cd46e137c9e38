import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import { ACTING_TYPE } from '../../subgraphs/kit/tokens/acting-token.ts'
import { refusal } from '../errors/refusal.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { viewerFromClaims } from './claims.ts'
import { type CookieSignIn, viewerOfCookie } from './cookie-sign-in.ts'
import { DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER } from './mint-development-token.ts'

export interface AuthenticationOptions {
  issuer?: { issuer: string; jwksUrl: string; audience: string }
  /** Shared secret of development tokens; the configuration allows it on loopback only. */
  developmentKey?: string
  findViewer?: FindViewer
  /** The viewer of a token by which a process of ours asks for a person; null where the person may not ask any more, a JOSE error where it is not genuine. */
  findActed?: (token: string) => Promise<Viewer | null>
  cookies?: CookieSignIn
}

/** The viewer of a credential that is no JWT, such as a publish token or an API key; null where it is none in force. */
export type FindViewer = (credential: string) => Promise<Viewer | null>

/** Headers of a request, as node gives them. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>> & { readonly authorization?: string | undefined }

/** The viewer of a request; throws a refusal where its credentials are not valid or cannot be checked now. */
export type Authenticate = (headers: RequestHeaders) => Promise<Viewer>

const MAX_HEADER = 8_000
/** A session that was ended elsewhere is over here within a minute. */
const CACHE_MS = 60_000
/** An API key or publish token that was revoked is over here within five seconds. */
const OPAQUE_CACHE_MS = 5_000
/** Keys and tokens that are no sign-in tokens. */
export const OPAQUE = /^Bearer +([\w-]{20,200})$/i
const ISSUER_ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256', 'RS384', 'RS512']

type Verify = (token: string) => Promise<JWTPayload>

export function createAuthentication({ issuer, developmentKey, findViewer, findActed, cookies }: AuthenticationOptions): Authenticate {
  const viewers = boundedCache<string, { viewer: Viewer; until: number }>({ entries: 2_000 })
  const ofIssuer = issuer && issuerVerifier(issuer)
  const ofDevelopment = developmentKey === undefined ? undefined : developmentVerifier(developmentKey)

  return async (headers) => {
    const { authorization } = headers
    if (authorization === undefined) return cookies ? await viewerOfCookie(cookies, headers).catch(() => { throw unreachable() }) ?? ANONYMOUS : ANONYMOUS
    const known = viewers.get(authorization)
    if (known && known.until > Date.now()) return known.viewer
    const opaque = OPAQUE.exec(authorization)?.[1]
    if (findViewer && opaque !== undefined) {
      const viewer = await findViewer(opaque).catch(() => { throw unreachable() })
      if (!viewer) throw unauthenticated()
      viewers.set(authorization, { viewer, until: Date.now() + OPAQUE_CACHE_MS })
      return viewer
    }
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.length > MAX_HEADER ? '' : authorization)?.[1]
    const { alg, typ } = token === undefined ? {} : headerOf(token)
    if (findActed && token !== undefined && typ === ACTING_TYPE) {
      const viewer = await findActed(token).catch((error: unknown) => { throw isAboutToken(error) ? unauthenticated() : unreachable() })
      if (!viewer) throw unauthenticated()
      return viewer
    }
    // Symmetric and asymmetric tokens never meet: each road takes its own algorithms and its own key.
    const verify = alg === 'HS256' ? ofDevelopment : ofIssuer
    if (token === undefined || !verify) throw unauthenticated()
    const payload = await verify(token).catch((error: unknown) => { throw isAboutToken(error) ? unauthenticated() : unreachable() })
    const viewer = viewerFromClaims(payload)
    // Ids of our accounts are ours to give: no issuer's subject may be taken for one.
    if (verify === ofIssuer && viewer?.id?.startsWith('accounts:')) throw unauthenticated()
    if (!viewer) throw unauthenticated()
    viewers.set(authorization, { viewer, until: Math.min(Date.now() + CACHE_MS, (payload.exp ?? 0) * 1_000) })
    return viewer
  }
}

function developmentVerifier(key: string): Verify {
  const secret = new TextEncoder().encode(key)
  const options = { issuer: DEVELOPMENT_ISSUER, audience: DEVELOPMENT_AUDIENCE, algorithms: ['HS256'], requiredClaims: ['exp', 'sub'] }
  return async (token) => (await jwtVerify(token, secret, options)).payload
}

function issuerVerifier({ issuer, jwksUrl, audience }: NonNullable<AuthenticationOptions['issuer']>): Verify {
  const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3_000, cooldownDuration: 10_000 })
  const options = { issuer, audience, algorithms: ISSUER_ALGORITHMS, requiredClaims: ['exp', 'sub'], clockTolerance: 5 }
  return async (token) => (await jwtVerify(token, keys, options)).payload
}

function headerOf(token: string): { alg?: string; typ?: string } {
  try {
    return decodeProtectedHeader(token)
  } catch {
    // Not a token at all, which the road of the issuer will say too.
    return {}
  }
}

/** All but trouble in getting the issuer's keys. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && !(error instanceof errors.JWKSInvalid) && error.code !== 'ERR_JOSE_GENERIC'

const unauthenticated = () => refusal('UNAUTHENTICATED', { headers: { 'www-authenticate': 'Bearer' } })

const unreachable = () => refusal('OVERLOADED', { zh: '登录服务暂时不可用,请稍后再试', en: 'The sign-in service cannot be reached now, try again later', retryAfterSeconds: 5 })
