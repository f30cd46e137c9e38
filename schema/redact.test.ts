import { describe, expect, it } from 'vitest'
import { redact } from './redact.ts'
import { ANONYMOUS, type Viewer } from './viewer.ts'

const now = new Date('2026-06-01T00:00:00Z')
const USER: Viewer = { id: 'u', grants: [{ role: 'USER' }] }
const CENTER: Viewer = { id: 'c', grants: [{ role: 'CENTER' }] }
const record = (level: 'PUBLIC' | 'REGISTERED' | 'RESTRICTED', embargoUntil?: string) => ({
  id: 'natural-resources:a', resourceType: 'SPECIMEN', status: 'PUBLISHED' as const, sharing: { level, ...(embargoUntil ? { embargoUntil } : {}) },
})
const special = {
  origin: { province: '云南', point: { lon: 100.2, lat: 26.9 } },
  files: [{ title: 'open', url: 'https://a.example/1' }, { title: 'kept', url: 'https://a.example/2', minLevel: 'REGISTERED' }],
}
const rules = { 'origin.point': 'LOCATION', 'files.url': 'DOWNLOAD' } as const
const seen = (level: Parameters<typeof record>[0], viewer: Viewer, embargoUntil?: string) => redact(record(level, embargoUntil), special, rules, true, viewer, now)

describe('redact: parts of special fields', () => {
  it('shows all of a field to those who may read its protected part', () => {
    expect(seen('REGISTERED', USER)).toMatchObject({ hidden: [], fields: special })
    expect(seen('RESTRICTED', CENTER)).toMatchObject({ hidden: [], fields: special })
  })

  it('takes out the part alone, and names its path', () => {
    const anonymous = seen('REGISTERED', ANONYMOUS)
    expect(anonymous?.fields.origin).toEqual({ province: '云南' })
    expect(anonymous?.fields.files).toEqual([{ title: 'open' }, { title: 'kept', minLevel: 'REGISTERED' }])
    expect(anonymous?.hidden).toEqual(['files.url', 'origin.point'])
  })

  it('lets a part be stricter than its record by a level of its own', () => {
    expect(seen('PUBLIC', ANONYMOUS)?.fields.files).toEqual([{ title: 'open', url: 'https://a.example/1' }, { title: 'kept', minLevel: 'REGISTERED' }])
    expect(seen('PUBLIC', USER)?.fields.files).toEqual(special.files)
  })

  it('names a field that is hidden whole once, and leaves what is stored as it was', () => {
    expect(seen('RESTRICTED', ANONYMOUS)?.hidden).toEqual(['files', 'origin'])
    expect(seen('PUBLIC', USER, '2030-01-01')?.hidden).toEqual(['files', 'origin'])
    expect(special.origin.point).toEqual({ lon: 100.2, lat: 26.9 })
  })

  it('says nothing of a part that is not there', () => {
    expect(redact(record('RESTRICTED'), { origin: { province: '云南' }, files: null }, rules, true, USER, now)?.hidden).toEqual([])
  })
})
