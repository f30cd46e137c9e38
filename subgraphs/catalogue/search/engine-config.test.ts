import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEngineConfig } from './engine-config.ts'

let folder: string
let keyFile: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyuan-engine-config-'))
  keyFile = join(folder, 'key')
  writeFileSync(keyFile, 'aWQ6a2V5\n')
  writeFileSync(join(folder, 'empty'), '\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('readEngineConfig', () => {
  it('takes the embedded index where no address is given', () => {
    expect(readEngineConfig({})).toEqual({ elasticsearch: null, driftSeconds: 60 })
    expect(readEngineConfig({ ELASTICSEARCH_URL: ' ', KEYUAN_DRIFT_SECONDS: '5' })).toEqual({ elasticsearch: null, driftSeconds: 5 })
  })

  it('takes Elasticsearch by its address, with the key as given or from a file', () => {
    expect(readEngineConfig({ ELASTICSEARCH_URL: 'http://127.0.0.1:9200' }).elasticsearch).toEqual({ url: 'http://127.0.0.1:9200', prefix: 'keyuan' })
    expect(readEngineConfig({ ELASTICSEARCH_URL: 'https://search:9200', ELASTICSEARCH_API_KEY_FILE: keyFile, ELASTICSEARCH_CA_FILE: '/ca.pem', KEYUAN_INDEX_PREFIX: 'other' }).elasticsearch)
      .toEqual({ url: 'https://search:9200', apiKey: 'aWQ6a2V5', caFile: '/ca.pem', prefix: 'other' })
  })

  it.each([
    ['a key without an address', { ELASTICSEARCH_API_KEY: 'k' }, /ELASTICSEARCH_URL/],
    ['an authority without an address', { ELASTICSEARCH_CA_FILE: '/ca.pem' }, /ELASTICSEARCH_URL/],
    ['no address of the web', { ELASTICSEARCH_URL: 'search:9200' }, /http:\/\//],
    ['key and key file', { ELASTICSEARCH_URL: 'https://s', ELASTICSEARCH_API_KEY: 'k', ELASTICSEARCH_API_KEY_FILE: '/k' }, /not both/],
    ['an authority for an open connection', { ELASTICSEARCH_URL: 'http://s', ELASTICSEARCH_CA_FILE: '/ca.pem' }, /https/],
    ['a prefix that Elasticsearch does not take', { ELASTICSEARCH_URL: 'http://s', KEYUAN_INDEX_PREFIX: 'Ke*' }, /small letters/],
    ['a key file that is not there', { ELASTICSEARCH_URL: 'https://s', ELASTICSEARCH_API_KEY_FILE: '/nowhere/key' }, /cannot be read/],
    ['an interval that is none', { KEYUAN_DRIFT_SECONDS: '0' }, /whole number/],
  ])('refuses %s with one sentence in both languages', (_what, environment, sentence) => {
    const refused = (() => {
      try {
        return readEngineConfig(environment) && ''
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    })()
    expect(refused).toMatch(sentence)
    expect(refused).toMatch(/[一-龥].*\/ [A-Z]/)
    expect(refused.split('\n')).toHaveLength(1)
  })

  it('refuses an empty key file', () => {
    expect(() => readEngineConfig({ ELASTICSEARCH_URL: 'https://s', ELASTICSEARCH_API_KEY_FILE: join(folder, 'empty') })).toThrow(/is empty/)
  })
})
