import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../../schema/viewer.ts'
import { createMint } from '../../kit/tokens/mint-viewer-token.ts'
import { loadSigningKey, type SigningKey } from '../../kit/tokens/signing-key.ts'
import { findPython, makeVenv } from '../test/python.ts'

const NAMESPACE = 'observatory'
const VIEWER: Viewer = { grants: [{ role: 'SERVICE' }] }
const key = await loadSigningKey()

const runs = (command: string, args: string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const python = findPython()
const hasJava = runs('java', ['--source', '17', '--version'])
const hasPhp = runs('php', ['-r', 'exit(PHP_VERSION_ID >= 80100 && extension_loaded("sodium") ? 0 : 1);'])
if (!python) console.warn('Python ≥ 3.11 未找到 / not found: verify_token.py is not tested')
if (!hasJava) console.warn('Java ≥ 17 未找到 / not found: VerifyToken.java is not tested')
if (!hasPhp) console.warn('PHP ≥ 8.1(sodium)未找到 / not found: verify-token.php is not tested')

let jwks: Server
let asked = 0
let folder: string
let interpreter: string

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = { iss: 'keyuan-gateway', aud: NAMESPACE, sub: '', exp: Math.floor(Date.now() / 1_000) + 300, grants: [{ role: 'SERVICE' }] }
const signed = (by: SigningKey, over: Record<string, unknown> = {}, header: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT({ ...claims, ...over }).setProtectedHeader({ alg: 'EdDSA', kid: key.kid, ...header }).sign(by.privateKey)

/** Genuine tokens, and each way of being none. */
const tokens = async (): Promise<[name: string, expected: string, token: string][]> => {
  const genuine = await createMint(key)(VIEWER, NAMESPACE)
  const [header = '', , signature = ''] = genuine.split('.')
  const x = Buffer.from(String(key.jwks.keys[0]?.x), 'base64url')
  const symmetric = (secret: Uint8Array) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: key.kid }).sign(secret)
  return [
    ['genuine', 'OK SERVICE', genuine],
    ['of a signed-in viewer, with an agreement and quotes in the id', 'OK USER', await createMint(key)({ id: 'u"1","aud":"x\\', grants: [{ role: 'USER' }, { role: 'PLATFORM_MANAGER', scope: 'platform:p:1' }], agreements: ['数据:1'] }, NAMESPACE)],
    ['signed half a minute ago by a clock that is ahead', 'OK SERVICE', await createMint(key, () => Date.now() + 10_000)(VIEWER, NAMESPACE)],
    ['expired', 'REFUSED', await createMint(key, () => Date.now() - 400_000)(VIEWER, NAMESPACE)],
    ['of another audience', 'REFUSED', await createMint(key)(VIEWER, 'skynet')],
    ['of another issuer', 'REFUSED', await signed(key, { iss: 'someone' })],
    ['of another key under our key id', 'REFUSED', await signed(await loadSigningKey())],
    ['of another key under its own key id', 'REFUSED', await createMint(await loadSigningKey())(VIEWER, NAMESPACE)],
    ['alg none', 'REFUSED', `${part({ alg: 'none', kid: key.kid })}.${part(claims)}.`],
    ['alg none, with a signature', 'REFUSED', `${part({ alg: 'none', kid: key.kid })}.${part(claims)}.${signature}`],
    ['HS256 with the public key', 'REFUSED', await symmetric(x)],
    ['HS256 with the text of the public key', 'REFUSED', await symmetric(new TextEncoder().encode(JSON.stringify(key.jwks.keys[0])))],
    ['with other claims under the signature', 'REFUSED', `${header}.${part({ ...claims, sub: 'someone else' })}.${signature}`],
    ['without exp', 'REFUSED', await signed(key, { exp: undefined })],
    ['without grants', 'REFUSED', await signed(key, { grants: undefined })],
    ['without audience', 'REFUSED', await signed(key, { aud: undefined })],
    ['too many parts', 'REFUSED', `${genuine}.x`],
    ['no token', 'REFUSED', 'a.b.c'],
    ['nothing at all', 'REFUSED', ''],
  ]
}

const outcomes = async (command: string, args: string[]): Promise<void> => {
  const all = await tokens()
  const child = spawn(command, [...args, `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/jwks`, NAMESPACE], { cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } })
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => { told += chunk.toString() })
  const ended = once(child, 'close')
  const before = asked
  child.stdin.end(all.map(([, , token]) => `${token}\n`).join(''))
  const lines = Buffer.concat(await child.stdout.toArray()).toString().trimEnd().split('\n')
  await ended
  expect(lines.map((line, at) => [all[at]?.[0], line]), told).toEqual(all.map(([name, expected]) => [name, expected]))
  // Unknown key ids do not make it ask for each token.
  expect(asked - before).toBeLessThanOrEqual(2)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keyuan-verify-'))
  jwks = createServer((_, response) => {
    asked += 1
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [{ kty: 'RSA', kid: 'other', n: 'AQAB', e: 'AQAB', alg: 'RS256' }, ...key.jwks.keys] }))
  }).listen(0, '127.0.0.1')
  await once(jwks, 'listening')
  if (python) interpreter = await makeVenv(python, join(folder, 'venv'), ['PyJWT[crypto]==2.15.1'])
})
afterAll(() => {
  jwks.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the five-minute token is verified, and nothing else is taken for one', () => {
  it('in TypeScript', () => outcomes(process.execPath, ['verify-token.ts']))
  it.runIf(python)('in Python', () => outcomes(interpreter, ['verify_token.py']))
  it.runIf(hasJava)('in Java', () => outcomes('java', ['VerifyToken.java']))
  it.runIf(hasPhp)('in PHP', () => outcomes('php', ['verify-token.php']))
})
