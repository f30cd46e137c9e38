import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithElasticsearch, ownServerFolder } from '../../test/elasticsearch.ts'
import { keyRole } from './key-role.ts'
import { makeApiKey } from './make-api-key.ts'
import { QUICK_START } from './server-folder.ts'
import { type RunningElasticsearch, startElasticsearch } from './start-elasticsearch.ts'

/** A line of Elasticsearch's `users` file. */
const account = (name: string): string => {
  const salt = randomBytes(32)
  return `${name}:{PBKDF2}10000$${salt.toString('base64')}$${pbkdf2Sync('secret', salt, 10_000, 32, 'sha512').toString('base64')}`
}

// The core server has the security of the real one but cannot store API keys, so an account of the file realm gets the rights of the key.
describeWithElasticsearch('the rights of the catalogue’s API key, on a server with security on', () => {
  let folder: string
  let server: RunningElasticsearch
  beforeAll(async () => {
    folder = ownServerFolder()
    server = await startElasticsearch({
      folder, heap: '256m', durable: false,
      // As docker-compose.yml has it.
      settings: { 'xpack.security.enabled': true, 'xpack.security.http.ssl.enabled': false },
      configFiles: { ...QUICK_START, 'roles.yml': `${JSON.stringify({ catalogue: keyRole('keyuan') })}\n`, users: `${account('catalogue')}\n${account('admin')}\n`, users_roles: 'catalogue:catalogue\nsuperuser:admin\n' },
    })
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const as = (user: string) => async (method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> => {
    const text = Array.isArray(body) ? `${body.map((line) => JSON.stringify(line)).join('\n')}\n` : JSON.stringify(body)
    const response = await fetch(server.url + path, {
      method, headers: { authorization: `Basic ${Buffer.from(`${user}:secret`).toString('base64')}`, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: text } : {}),
    })
    const said = await response.text()
    return { status: response.status, body: said.startsWith('{') ? (JSON.parse(said) as Record<string, unknown>) : { said } }
  }
  const [catalogue, admin] = [as('catalogue'), as('admin')]

  it('suffice for all that the catalogue does with its indices', async () => {
    const done = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
      const answer = await catalogue(method, path, body)
      expect([method, path, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([method, path, answer.status < 300 ? answer.status : 200, ''])
      return answer.body
    }
    await done('PUT', '/keyuan-records-1', { mappings: { properties: { n: { type: 'integer' } } } })
    const bulk = await done('POST', '/keyuan-records-1/_bulk?refresh=true', [{ index: { _id: 'a', version: 3, version_type: 'external' } }, { n: 1 }, { index: { _id: 'b', version: 1, version_type: 'external' } }, { n: 2 }])
    expect(bulk.errors).toBe(false)
    await done('POST', '/_aliases', { actions: [{ add: { index: 'keyuan-records-1', alias: 'keyuan-records' } }] })
    const pit = await done('POST', '/keyuan-records/_pit?keep_alive=1m')
    expect(await done('POST', '/_search', { pit: { id: pit.id }, sort: ['n'], query: { match_all: {} } })).toMatchObject({ hits: { total: { value: 2 } } })
    await done('DELETE', '/_pit', { id: pit.id })
    await done('POST', '/_msearch', [{ index: 'keyuan-records' }, { size: 0, aggs: { n: { terms: { field: 'n' } } } }])
    await done('POST', '/keyuan-records/_mget', { ids: ['a'] })
    await done('POST', '/keyuan-records/_explain/a', { query: { match_all: {} } })
    await done('GET', '/keyuan-records/_count')
    await done('GET', '/keyuan-records/_mapping')
    await done('PUT', '/keyuan-records-1/_mapping', { _meta: { analysis: 2 } })
    await done('PUT', '/keyuan-records-1/_settings', { index: { refresh_interval: '5s' } })
    for (const path of ['/_refresh', '/_flush', '/_forcemerge', '/_cache/clear']) await done('POST', `/keyuan-records-1${path}`)
    await done('GET', '/keyuan-*/_stats')
    await done('GET', '/_cat/indices/keyuan-*?format=json')
    await done('GET', '/_cat/aliases/keyuan-*?format=json')
    await done('GET', '/_alias/keyuan-records')
    await done('GET', '/_cluster/health')
    await done('GET', '/_nodes/_all/version')
    await done('GET', '/_nodes/stats/fs')
    await done('PUT', '/keyuan-records-2')
    await done('POST', '/_aliases', { actions: [{ remove_index: { index: 'keyuan-records-1' } }, { add: { index: 'keyuan-records-2', alias: 'keyuan-records' } }] })
    await done('DELETE', '/keyuan-records-2')
  })

  it('give nothing of other indices, of the accounts and of the cluster’s settings', async () => {
    expect((await admin('PUT', '/payroll/_doc/1?refresh=true', { salary: 'secret' })).status).toBe(201)
    for (const [method, path, body] of [
      ['GET', '/payroll/_search'], ['GET', '/payroll/_doc/1'], ['PUT', '/payroll/_doc/2', { n: 1 }], ['PUT', '/other'], ['DELETE', '/payroll'], ['GET', '/payroll/_mapping'], ['POST', '/payroll/_pit?keep_alive=1m'],
      ['PUT', '/_cluster/settings', { persistent: { 'action.auto_create_index': 'false' } }], ['GET', '/_security/user'], ['POST', '/_security/api_key', { name: 'more' }], ['PUT', '/_index_template/x', { index_patterns: ['x*'] }],
    ] as [string, string, unknown?][]) {
      expect([method, path, (await catalogue(method, path, body)).status]).toEqual([method, path, 403])
    }
    // A search of everything is one of everything permitted.
    expect(JSON.stringify((await catalogue('GET', '/_all/_search')).body)).not.toContain('payroll')
    expect(JSON.stringify((await admin('GET', '/_all/_search')).body)).toContain('payroll')
  })

  it('makeApiKey: the real server refuses a wrong password and understands the request up to storing the key, for which the core server lacks a filter', async () => {
    const file = join(folder, 'api-key')
    await expect(makeApiKey({ url: server.url, user: 'admin', password: 'wrong', file, refusedWait: 0 })).rejects.toThrow(/ELASTIC_PASSWORD/)
    await expect(makeApiKey({ url: server.url, user: 'admin', password: 'secret', file })).rejects.toThrow(/Unknown filter type \[pattern_capture\]/)
  })
})
