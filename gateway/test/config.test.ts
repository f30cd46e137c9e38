import { describe, expect, it } from 'vitest'
import { configuredUrl, isLoopback, readConfig, urlSettingName } from '../config.ts'
import { DEFAULT_LIMITS } from '../../schema/limits/limits.ts'
import { SETTING_TABLE } from '../settings.ts'

describe('readConfig', () => {
  it('needs nothing: every setting has a default', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 4_000, metrics: true, anonymousIntrospection: true, corsOrigins: [], limits: DEFAULT_LIMITS })
  })

  it('takes an empty variable for an unset one', () => {
    expect(readConfig({ KEYUAN_PORT: '', KEYUAN_ISSUER: '' })).toMatchObject({ port: 4_000, issuer: undefined })
  })

  it('reads every limit', () => {
    expect(readConfig({ KEYUAN_LIMIT_DEPTH: '30', KEYUAN_LIMIT_PAGE_SIZE: '50' }).limits).toEqual({ ...DEFAULT_LIMITS, depth: 30, pageSize: 50 })
  })

  it('keeps the issuer as it writes itself, and takes plain http on loopback', () => {
    const environment = { KEYUAN_OIDC_ISSUER: 'https://id.example/realms/x/', KEYUAN_OIDC_CLIENT_ID: 'x', KEYUAN_PUBLIC_URL: 'http://127.0.0.1:4000/' }
    expect(readConfig(environment)).toMatchObject({ oidcIssuer: 'https://id.example/realms/x/', publicUrl: 'http://127.0.0.1:4000' })
    expect(readConfig({ ...environment, KEYUAN_OIDC_ISSUER: 'http://[::1]:5000' }).oidcIssuer).toBe('http://[::1]:5000')
  })

  it('finds the address of a subgraph by its namespace', () => {
    const config = readConfig({ KEYUAN_URL_NATURAL_RESOURCES: 'http://10.0.0.2:4001/graphql' })
    expect(configuredUrl(config, 'natural-resources')).toBe('http://10.0.0.2:4001/graphql')
    expect(configuredUrl(config, 'instruments')).toBeUndefined()
    expect(urlSettingName('natural-resources')).toBe('KEYUAN_URL_NATURAL_RESOURCES')
  })

  it.each([
    [{}, true], [{ KEYUAN_HOST: '0.0.0.0' }, false], [{ KEYUAN_HOST: '0.0.0.0', KEYUAN_PARTNERS_PRIVATE: 'true' }, true], [{ KEYUAN_PARTNERS_PRIVATE: 'false' }, false],
  ])('with %j partners may stand in private networks: %s', (environment, expected) => {
    expect(readConfig(environment).partnersPrivate).toBe(expected)
  })

  it.each([
    [{ KEYUAN_PARTNERS_PRIVATE: 'yes' }, 'KEYUAN_PARTNERS_PRIVATE'],
    [{ KEYUAN_PARTNERS_SHARE: '0' }, 'KEYUAN_PARTNERS_SHARE'],
    [{ KEYUAN_PORT: '99999' }, 'KEYUAN_PORT'],
    [{ KEYUAN_PORT: '4e3' }, 'KEYUAN_PORT'],
    [{ KEYUAN_METRICS: 'yes' }, 'KEYUAN_METRICS'],
    [{ KEYUAN_URL_INSTRUMENTS: 'file:///etc/passwd' }, 'KEYUAN_URL_INSTRUMENTS'],
    [{ KEYUAN_URL_INSTRUMENTS: 'http://user:password@host/' }, 'KEYUAN_URL_INSTRUMENTS'],
    [{ KEYUAN_OTLP_ENDPOINT: 'localhost' }, 'KEYUAN_OTLP_ENDPOINT'],
    [{ KEYUAN_LIMIT_DEPTH: '-1' }, 'KEYUAN_LIMIT_DEPTH'],
    [{ KEYUAN_ISSUER: 'https://sign-in.example' }, 'KEYUAN_JWKS_URL'],
    [{ KEYUAN_DEVELOPMENT_KEY: 'short' }, '32'],
    [{ KEYUAN_DEVELOPMENT_KEY: 'x'.repeat(40), KEYUAN_HOST: '0.0.0.0' }, 'KEYUAN_HOST'],
    [{ KEYUAN_HOST: '0.0.0.0', KEYUAN_URL_INSTRUMENTS: 'http://10.0.0.2/' }, 'KEYUAN_SIGNING_KEY_FILE'],
    [{ KEYUAN_OIDC_ISSUER: 'https://id.example' }, 'KEYUAN_OIDC_CLIENT_ID'],
    [{ KEYUAN_OIDC_ISSUER: 'https://id.example', KEYUAN_OIDC_CLIENT_ID: 'x' }, 'KEYUAN_PUBLIC_URL'],
    [{ KEYUAN_OIDC_CLIENT_SECRET: 'x' }, 'KEYUAN_OIDC_CLIENT_ID'],
    [{ KEYUAN_PUBLIC_URL: 'http://keyuan.example' }, 'https'],
    [{ KEYUAN_PUBLIC_URL: 'https://keyuan.example/graph' }, 'KEYUAN_PUBLIC_URL'],
    [{ KEYUAN_OIDC_ISSUER: 'http://id.example', KEYUAN_OIDC_CLIENT_ID: 'x', KEYUAN_PUBLIC_URL: 'https://keyuan.example' }, 'KEYUAN_OIDC_ISSUER'],
    [{ KEYUAN_REQUEST_DEADLINE_MS: '1000' }, 'KEYUAN_SUBGRAPH_DEADLINE_MS'],
  ])('refuses %j with a sentence in both languages that names what to set', (environment, named) => {
    expect(() => readConfig(environment)).toThrow(named)
    expect(() => readConfig(environment)).toThrow(/\p{Script=Han}.* \/ .*[a-z]/u)
  })

  it('reports all problems at once', () => {
    expect(() => readConfig({ KEYUAN_PORT: 'x', KEYUAN_METRICS: 'y' })).toThrow(/KEYUAN_PORT.*\n.*KEYUAN_METRICS/s)
  })
})

describe('SETTING_TABLE', () => {
  it('has a name, a default and a meaning in both languages for each setting, each once', () => {
    expect(new Set(SETTING_TABLE.map(({ name }) => name)).size).toBe(SETTING_TABLE.length)
    for (const { name, zh, en } of SETTING_TABLE) {
      expect(name).toMatch(/^KEYUAN_[A-Z_<>]+$/)
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/[a-z]/)
    }
  })
})

describe('isLoopback', () => {
  it.each([['127.0.0.1', true], ['127.9.9.9', true], ['::1', true], ['localhost', true], ['0.0.0.0', false], ['::', false], ['10.0.0.1', false], ['127.0.0.1.evil.example', false]])('%s: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})
