import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explorerRoutes } from './routes.ts'

const SCRIPT = 'console.log("页面")'
const apps: FastifyInstance[] = []
let folder: string

const serving = async (name: string, options: FastifyServerOptions = {}, prefix = ''): Promise<FastifyInstance> => {
  const app = Fastify(options)
  apps.push(app)
  await app.register((scope) => explorerRoutes(scope, { dist: pathToFileURL(`${join(folder, name)}/`) }), { prefix })
  return app
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explorer-routes-'))
  await mkdir(join(folder, 'dist/assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'dist/index.html'), '<!doctype html><title>科源</title>')
  await writeFile(join(folder, 'dist/assets/page-1a2b.js'), SCRIPT)
  await writeFile(join(folder, 'dist/assets/page-1a2b.js.gz'), gzipSync(SCRIPT))
  await writeFile(join(folder, 'dist/assets/icons-3c4d.ttf'), Buffer.from([0, 1, 0, 0]))
})

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()))
  await rm(folder, { recursive: true, force: true })
})

describe('explorerRoutes', () => {
  it('leads /explorer to /explorer/ by a relative address, so that it holds behind a prefix, and keeps the query string', async () => {
    const app = await serving('dist')
    expect((await app.inject('/explorer')).headers.location).toBe('./explorer/')
    expect((await app.inject('/explorer?a=1')).headers.location).toBe('./explorer/?a=1')
  })

  it('serves the index at /explorer/, to be asked for again each time', async () => {
    const app = await serving('dist')
    const response = await app.inject('/explorer/')
    expect(response.statusCode).toBe(200)
    expect(response.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
    expect(response.body).toContain('科源')
    const again = await app.inject({ url: '/explorer/', headers: { 'if-none-match': String(response.headers.etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it.each([
    ['under a prefix', {}, '/keyuan'],
    ['where the server ignores trailing slashes', { routerOptions: { ignoreTrailingSlash: true } }, ''],
  ])('serves the index %s', async (_case, options, prefix) => {
    const app = await serving('dist', options, prefix)
    expect((await app.inject(`${prefix}/explorer/`)).statusCode).toBe(200)
    expect((await app.inject(`${prefix}/explorer`)).statusCode).toBe(302)
  })

  it('serves hashed assets with their type and for a year', async () => {
    const app = await serving('dist')
    const script = await app.inject('/explorer/assets/page-1a2b.js')
    expect(script.body).toBe(SCRIPT)
    expect(script.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' })
    expect((await app.inject('/explorer/assets/icons-3c4d.ttf')).headers['content-type']).toBe('font/ttf')
  })

  it.each([
    ['gzip, br', 'gzip'],
    ['br;q=1.0, gzip;q=0.5', 'gzip'],
    ['gzip;q=0', undefined],
    ['gzip;q=0.0, br', undefined],
    ['identity', undefined],
  ])('answers accept-encoding "%s" with %s', async (accepted, encoding) => {
    const app = await serving('dist')
    const response = await app.inject({ url: '/explorer/assets/page-1a2b.js', headers: { 'accept-encoding': accepted } })
    expect(response.headers['content-encoding']).toBe(encoding)
    expect(response.headers.vary).toBe('accept-encoding')
    expect((encoding ? gunzipSync(response.rawPayload) : response.rawPayload).toString()).toBe(SCRIPT)
  })

  it('allows no inline script and no other origin', async () => {
    const app = await serving('dist')
    const policy = String((await app.inject('/explorer/')).headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/https?:|unsafe-eval|\*/)
  })

  it.each(['../secret.txt', '..%2fsecret.txt', '%2e%2e/secret.txt', 'assets/../../secret.txt', '..\\secret.txt', 'assets/page-1a2b.js.gz', 'assets', 'constructor', '__proto__'])(
    'has no file %s',
    async (name) => {
      const app = await serving('dist')
      const response = await app.inject(`/explorer/${name}`)
      expect(response.statusCode).toBe(404)
      expect(response.body).not.toContain('secret"')
    },
  )

  it('says how to build the page where it is not built', async () => {
    const app = await serving('nothing-here')
    const response = await app.inject('/explorer/')
    expect(response.statusCode).toBe(503)
    expect(response.body).toContain('npm ci')
  })
})
