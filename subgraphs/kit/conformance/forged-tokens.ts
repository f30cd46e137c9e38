import { decodeJwt, decodeProtectedHeader, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { Sentence } from '../../../schema/checks/check.ts'
import { says } from './finding.ts'
import type { ProbeTarget, TokenWish } from './target.ts'

/** A header that must open nothing; `authorization: undefined` where there was no way to make it. */
export interface ForgedToken { what: string; name: Sentence; authorization: string | null | undefined }

const ELSEWHERE = 'keyuan-probe-elsewhere'
const LONG_AGO = 3_600

const isAsWished = ({ aud, exp, grants }: JWTPayload, { audience, role, secondsAgo }: TokenWish): boolean =>
  (audience === undefined || aud === audience) &&
  (secondsAgo === undefined || (exp ?? Infinity) < Date.now() / 1_000) &&
  (role === undefined || (Array.isArray(grants) && grants.length === 1 && (grants[0] as { role?: unknown } | undefined)?.role === role))

/** A token that the graph signed as wished, or undefined where it cannot. */
export const signedAsWished = async (token: ProbeTarget['token'], wish: TokenWish): Promise<string | undefined> => {
  const found = await token(wish)
  return found !== null && isAsWished(decodeJwt(found), wish) ? found : undefined
}

const unsigned = (claims: JWTPayload): string => `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`

/** Same claims, same key id, another key: only who checks the signature can tell. */
const signedByStranger = async (genuine: string): Promise<string> => {
  const { privateKey } = await generateKeyPair('EdDSA')
  return new SignJWT(decodeJwt(genuine)).setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: decodeProtectedHeader(genuine).kid }).sign(privateKey)
}

const bearer = (token: string | undefined): string | undefined => (token === undefined ? undefined : `Bearer ${token}`)

export const forgedTokens = async ({ token }: ProbeTarget): Promise<ForgedToken[]> => {
  const genuine = await token()
  if (genuine === null) throw new Error('the graph has no token for this namespace')
  return [
    { what: 'no token', name: says('没有令牌', 'no token'), authorization: null },
    { what: 'foreign signature', name: says('他人签名的令牌', 'a token signed by somebody else'), authorization: bearer(await signedByStranger(genuine)) },
    { what: 'no signature', name: says('未签名(alg: none)的令牌', 'an unsigned token (alg: none)'), authorization: bearer(unsigned(decodeJwt(genuine))) },
    { what: 'wrong audience', name: says('给别的命名空间的令牌', 'a token for another namespace'), authorization: bearer(await signedAsWished(token, { audience: ELSEWHERE })) },
    { what: 'expired token', name: says('过期的令牌', 'an expired token'), authorization: bearer(await signedAsWished(token, { secondsAgo: LONG_AGO })) },
  ]
}
