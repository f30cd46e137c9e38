import { describe, expect, it } from 'vitest'
import { readPartnerConfig } from './partner-config.ts'

const GIVEN = { KEYUAN_DATABASE_URL: 'postgres://127.0.0.1/x', KEYUAN_JWKS_URL: 'https://graph.example.cn/.well-known/jwks.json' }

describe('readPartnerConfig', () => {
  it('listens on this machine at 4801 unless told', () => {
    expect(readPartnerConfig(GIVEN)).toMatchObject({ host: '127.0.0.1', port: 4801, jwksUrl: GIVEN.KEYUAN_JWKS_URL })
    expect(readPartnerConfig({ ...GIVEN, KEYUAN_PORT: '0', KEYUAN_HOST: '0.0.0.0' })).toMatchObject({ host: '0.0.0.0', port: 0 })
  })

  it('takes keys over https, or from this machine', () => {
    for (const url of ['http://127.0.0.1:4000/jwks', 'http://localhost/jwks', 'http://[::1]:4000/jwks', 'https://10.0.0.1/jwks']) expect(readPartnerConfig({ ...GIVEN, KEYUAN_JWKS_URL: url }).jwksUrl).toBe(url)
    for (const url of ['http://graph.example.cn/jwks', 'http://127.0.0.1.example.cn/jwks', 'file:///etc/keys', 'keys.json']) expect(() => readPartnerConfig({ ...GIVEN, KEYUAN_JWKS_URL: url })).toThrow(/https/)
  })

  it('says what is missing or no port', () => {
    expect(() => readPartnerConfig({ KEYUAN_JWKS_URL: GIVEN.KEYUAN_JWKS_URL })).toThrow(/KEYUAN_DATABASE_URL/)
    expect(() => readPartnerConfig({ KEYUAN_DATABASE_URL: GIVEN.KEYUAN_DATABASE_URL })).toThrow(/KEYUAN_JWKS_URL/)
    for (const port of ['x', '-1', '70000', '1.5']) expect(() => readPartnerConfig({ ...GIVEN, KEYUAN_PORT: port })).toThrow(/KEYUAN_PORT/)
  })
})
