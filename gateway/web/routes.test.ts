import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type WebOptions, webRoutes } from './routes.ts'

const SCRIPT = 'console.log("页面")'
const apps: FastifyInstance[] = []
let folder: string

const serving = async (name: string, options: WebOptions = {}): Promise<FastifyInstance> => {
  const app = Fastify()
  apps.push(app)
  await webRoutes(app, { dist: pathToFileURL(`${join(folder, name)}/`), ...options })
  return app
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'web-routes-'))
  await mkdir(join(folder, 'dist/assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'dist/index.html'), '<!doctype html><html lang="zh-CN"><head><!--head--></head><body></body></html>')
  await writeFile(join(folder, 'dist/assets/page-1a2b.js'), SCRIPT)
  await writeFile(join(folder, 'dist/assets/page-1a2b.js.gz'), gzipSync(SCRIPT))
  await writeFile(join(folder, 'dist/assets/page-1a2b.js.br'), brotliCompressSync(SCRIPT))
})

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()))
  await rm(folder, { recursive: true, force: true })
})

describe('webRoutes', () => {
  it('answers each address with the page, a title and the policy, and keeps none of it in caches', async () => {
    const app = await serving('dist')
    for (const address of ['/', '/search?q=小麦']) {
      const response = await app.inject(address)
      expect(response.statusCode).toBe(200)
      expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(response.body).toContain('<title>科源')
      expect(response.headers['content-security-policy']).toContain("script-src 'self'")
      expect(response.headers['content-security-policy']).not.toContain('unsafe')
      expect(response.headers['x-content-type-options']).toBe('nosniff')
    }
  })

  it('sends assets for good, as the client takes them', async () => {
    const app = await serving('dist')
    const asked = (encoding: string) => app.inject({ url: '/assets/page-1a2b.js', headers: { 'accept-encoding': encoding } })
    const brotli = await asked('gzip, deflate, br')
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' })
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(SCRIPT)
    expect(gunzipSync((await asked('gzip')).rawPayload).toString()).toBe(SCRIPT)
    expect((await asked('br;q=0, identity')).body).toBe(SCRIPT)
    const again = await app.inject({ url: '/assets/page-1a2b.js', headers: { 'if-none-match': String(brotli.headers.etag) } })
    expect(again.statusCode).toBe(304)
  })

  it('has nothing outside of its folder', async () => {
    const app = await serving('dist')
    for (const path of ['/assets/../../secret.txt', '/assets/%2e%2e%2f%2e%2e%2fsecret.txt', '/assets/missing.js']) expect((await app.inject(path)).body).not.toContain('secret\n')
    expect((await app.inject('/assets/missing.js')).statusCode).toBe(404)
  })

  it('gives an unknown address a page to a reader, with status 404, and none to a program', async () => {
    const app = await serving('dist')
    app.setNotFoundHandler((_request, reply) => reply.code(404).send({ errors: [] }))
    const page = await app.inject({ url: '/no-such-page', headers: { accept: 'text/html,*/*' } })
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(page.body).toContain('没有这个网页')
    expect((await app.inject({ url: '/no-such-page', headers: { accept: 'application/json' } })).json()).toEqual({ errors: [] })
  })

  it('takes status, head and language of an address from whoever makes them', async () => {
    const app = await serving('dist', { heads: { '/search': async () => ({ status: 410, head: '<title>没了</title>', lang: 'en' }) } })
    const response = await app.inject('/search')
    expect(response.statusCode).toBe(410)
    expect(response.body).toContain('<html lang="en"><head><title>没了</title></head>')
  })

  it('says what to do where the pages are not built', async () => {
    const response = await (await serving('nothing')).inject('/')
    expect(response.statusCode).toBe(503)
    expect(response.body).toContain('npm ci')
  })
})
