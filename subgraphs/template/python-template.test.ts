import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PartnerSubgraph } from '../../schema/partner.ts'
import { compose } from '../../schema/compose.ts'
import { probe } from '../kit/conformance/probe.ts'
import { probeTokens } from '../kit/conformance/probe-tokens.ts'
import type { TokenWish } from '../kit/conformance/target.ts'
import { guardedPost } from '../kit/outbound/guarded-post.ts'
import { loadSigningKey } from '../kit/tokens/signing-key.ts'
import { findPython, makeVenv } from './test/python.ts'

const run = promisify(execFile)
const python = findPython()
if (!python) console.warn('Python ≥ 3.11 未找到,跳过 Python 样板的测试 / no Python ≥ 3.11 here: the Python template is not tested')

interface Change { id: string; version: string; deleted: boolean; document: Record<string, unknown> }
interface Page { changes: Change[]; cursor: string; more: boolean }

const key = await loadSigningKey()
let folder: string
let interpreter: string
let jwks: Server
let server: ChildProcess
let partner: PartnerSubgraph

const token = probeTokens(key, 'observatory')
const environment = () => ({ ...process.env, PYTHONDONTWRITEBYTECODE: '1', KEYUAN_JWKS_URL: `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/jwks` })
const load = async (...args: string[]): Promise<string> => (await run(interpreter, ['load.py', ...args], { cwd: folder, env: environment() })).stdout

const ask = async (query: string, variables: Record<string, unknown> = {}, wish: TokenWish = {}) => {
  const response = await fetch(partner.url, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(wish)}` }, body: JSON.stringify({ query, variables }) })
  return (await response.json()) as { data?: Record<string, never> | null; errors?: { message: string; extensions: { code: string } }[] }
}
const page = async (after: string | null, first = 500): Promise<Page> => {
  const { data, errors } = await ask('query($after: String, $first: Int!) { resourceChanges(after: $after, first: $first) { cursor more changes { id version deleted document } } }', { after, first })
  expect(errors).toBeUndefined()
  return data?.resourceChanges as never
}
const codeOf = async (after: string): Promise<string | undefined> =>
  (await ask('query($after: String) { resourceChanges(after: $after, first: 1) { cursor } }', { after })).errors?.[0]?.extensions.code

const freePort = async (): Promise<number> => {
  const probing = createServer().listen(0, '127.0.0.1')
  await once(probing, 'listening')
  const { port } = probing.address() as AddressInfo
  probing.close()
  await once(probing, 'close')
  return port
}

const start = async (): Promise<void> => {
  server = spawn(interpreter, ['app.py'], { cwd: folder, env: environment(), stdio: ['ignore', 'ignore', 'pipe'] })
  let told = ''
  server.stderr?.on('data', (chunk: Buffer) => { told += chunk.toString() })
  await vi.waitFor(async () => {
    if (!(await fetch(partner.url.replace('graphql', 'health'))).ok) throw new Error(told)
  }, { timeout: 30_000, interval: 100 })
}
const stop = async (): Promise<void> => {
  const ended = once(server, 'exit')
  server.kill()
  await ended
}

describe.runIf(python)('the Python template, from a clean virtual environment', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keyuan-python-'))
    cpSync(join(import.meta.dirname, 'python'), folder, { recursive: true })
    interpreter = await makeVenv(python ?? '', join(folder, '.venv'), ['-r', join(folder, 'requirements.txt')])
    jwks = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(key.jwks))).listen(0, '127.0.0.1')
    await once(jwks, 'listening')
    const manifest = JSON.parse(readFileSync(join(folder, 'keyuan.json'), 'utf8'))
    manifest.url = `http://127.0.0.1:${await freePort()}/graphql`
    writeFileSync(join(folder, 'keyuan.json'), JSON.stringify(manifest))
    const { namespace, url, resourceTypes, terms } = manifest
    partner = { namespace, url, terms, sdl: readFileSync(join(folder, 'schema.graphql'), 'utf8'), resourceTypes: resourceTypes.map((type: object) => ({ ...type, namespace })) }
    await load('records.json')
    await start()
  }, 180_000)
  afterAll(async () => {
    await stop()
    jwks.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('passes the conformance probe, whole', async () => {
    const results = await probe({ subgraph: partner, token, post: guardedPost({ allowPrivate: true }) })
    expect(results.flatMap(({ findings }) => findings).filter(({ code }) => code !== 'SLOW')).toEqual([])
    expect(results.filter(({ status }) => status !== 'COMPLETED')).toEqual([])
  }, 120_000)

  it('composes with the catalogue: its type becomes a resource', () => {
    const { artifact, errors } = compose(readFileSync(new URL('../catalogue/schema.graphql', import.meta.url), 'utf8'), [partner])
    expect(errors).toBeUndefined()
    expect(artifact?.apiSdl).toMatch(/type Telescope implements (Node & Resource|Resource & Node)/)
    expect(artifact?.apiSdl).not.toContain('resourceChanges')
  })

  it('has the feed word for word', () => {
    const feed = readFileSync(new URL('../../schema/feed.graphql', import.meta.url), 'utf8')
    const parts = feed.replace('extend type Query {\n', '').split(/\n\}?\n+(?=")/)
    expect(parts.length).toBeGreaterThan(3)
    for (const part of parts) expect(partner.sdl).toContain(part.replace(/\n\}\s*$/, ''))
  })

  it('answers many references with one row each, null for unknown and withdrawn ones', async () => {
    const representations = ['fast', 'none', 'practice', 'lamost', 'fast'].map((id) => ({ __typename: 'Telescope', id: `observatory:${id}` }))
    const { data } = await ask('query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Telescope { id aperture site { name countryCode } firstLight } } }', { representations }, { role: 'USER' })
    const fast = { id: 'observatory:fast', aperture: 500, site: { name: '贵州省平塘县大窝凼', countryCode: 'CHN' }, firstLight: '2016-09-25' }
    expect(data?._entities).toMatchObject([fast, null, null, { id: 'observatory:lamost' }, fast])
  })

  it('keeps tombstones, and tells a change once more at the end of its feed', async () => {
    const before = await page(null)
    expect(before.changes.find(({ id }) => id === 'observatory:practice')).toMatchObject({ version: '2', deleted: true, document: { status: 'WITHDRAWN', tombstone: { reason: '重复登记 / Entered twice' } } })
    expect(await load('records.json')).not.toMatch(/CREATED|UPDATED|WITHDRAWN/)
    expect((await page(before.cursor)).changes).toEqual([])
    await load('--withdraw', 'nvst', '--reason', '停用')
    const after = await page(before.cursor)
    expect(after.changes).toMatchObject([{ id: 'observatory:nvst', version: '2', deleted: true, document: { tombstone: { reason: '停用' } } }])
    const whole = await page(null)
    expect(whole.changes).toHaveLength(before.changes.length)
    expect(whole.changes.at(-1)?.id).toBe('observatory:nvst')
  })

  it('never skips a late commit: a reader follows writers in several processes and misses nothing', async () => {
    const writer = (name: string, count: number) => run(interpreter, ['-c', `
import store
for n in range(${count}):
    with store.writing() as db:
        store.save(db, f"observatory:${name}{n}", {"title": "t", "place": {"name": "p", "countryCode": "CHN", "lon": 1, "lat": 1, "uncertaintyM": 1}, "provider": {"name": "p"}, "sharing": "PUBLIC"})
`], { cwd: folder, env: environment() })
    const seen = new Set<string>()
    let cursor = (await page(null)).cursor
    const writing = Promise.all(['a', 'b', 'c'].map((name) => writer(name, 100)))
    let done = false
    void writing.finally(() => { done = true })
    for (let last = false; !last;) {
      last = done
      for (let more = true; more;) {
        const next = await page(cursor, 7)
        for (const { id } of next.changes) seen.add(id)
        ;({ cursor, more } = next)
      }
    }
    await writing
    expect(seen.size).toBe(300)
  })

  it('RESYNC after a new epoch and after a restore, BAD_CURSOR for what it never gave out', async () => {
    const { cursor } = await page(null)
    const [epoch, seq] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, number]
    const forged = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    expect(await codeOf(forged([epoch, seq + 1]))).toBe('RESYNC')
    for (const bad of ['x', 'äöü', forged({}), forged([epoch, '1']), forged([epoch, -1]), forged([epoch, true]), forged([1, 1])]) expect(await codeOf(bad)).toBe('BAD_CURSOR')
    await load('--new-epoch')
    expect(await codeOf(cursor)).toBe('RESYNC')
    expect((await page(null)).changes.length).toBeGreaterThan(300)
  })

  it('masks what is a bug', async () => {
    await run(interpreter, ['-c', 'import store\nwith store.writing() as db: db.execute("update telescope set record = \'no json\' where id = \'observatory:fast\'")'], { cwd: folder, env: environment() })
    const { data, errors } = await ask('{ telescope(id: "observatory:fast") { aperture } }')
    expect({ data, errors }).toMatchObject({ data: { telescope: null }, errors: [{ message: '系统内部错误', extensions: { code: 'INTERNAL' } }] })
    expect(JSON.stringify(errors)).not.toMatch(/json|Traceback|\.py/i)
  })

  it('tells callers apart whom it cannot verify just now from those it refuses', async () => {
    const outcome = async (jwksUrl: string, header: string): Promise<string> =>
      (await run(interpreter, ['-c', 'import sys\nfrom gateway_token import create_verifier\nfrom refusal import Refusal\ntry: print(create_verifier(sys.argv[1], "observatory")(sys.argv[2])["grants"])\nexcept Refusal as refusal: print(refusal.code)', jwksUrl, header], { cwd: folder, env: environment() })).stdout.trim()
    const genuine = `Bearer ${await token()}`
    expect(await outcome(environment().KEYUAN_JWKS_URL, genuine)).toBe("[{'role': 'SERVICE'}]")
    expect(await outcome(environment().KEYUAN_JWKS_URL, genuine.replace('Bearer', 'Basic'))).toBe('UNAUTHENTICATED')
    expect(await outcome('http://127.0.0.1:9/jwks', genuine)).toBe('SUBGRAPH_UNAVAILABLE')
  })

  it('does not start where it could not verify anybody', async () => {
    const refusal = (args: string[], env: Record<string, string>) => run(interpreter, ['app.py', '--port', '1', ...args], { cwd: folder, env: { ...environment(), ...env } }).then(() => '', (error: { stderr: string; code: number }) => `${error.code} ${error.stderr}`)
    expect(await refusal([], { KEYUAN_JWKS_URL: '' })).toMatch(/^1 请设置 KEYUAN_JWKS_URL/)
    expect(await refusal([], { KEYUAN_JWKS_URL: 'http://graph.example.org/jwks' })).toMatch(/https/)
    expect(await refusal(['--insecure-development', '--host', '0.0.0.0'], {})).toMatch(/只能监听本机/)
  })
})
