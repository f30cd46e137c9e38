import { describe, expect, it } from 'vitest'
import { redact } from './redact.ts'
import { isEmbargoed, type Matter, mayRead } from './visibility.ts'
import { ANONYMOUS, type Viewer } from './viewer.ts'

const record = (level: string, embargoed = false) => ({
  id: 'instruments:a', resourceType: 'INSTRUMENT', status: 'PUBLISHED' as const, platform: { id: 'platforms:p' },
  sharing: { level: level as 'PUBLIC', ...(embargoed ? { embargoUntil: '2030-01-01' } : {}) },
})
const now = new Date('2026-06-01T00:00:00Z')
const viewers: Record<string, Viewer> = {
  anonymous: ANONYMOUS,
  user: { id: 'u', grants: [{ role: 'USER' }] },
  party: { id: 'u', grants: [{ role: 'USER' }], agreements: ['instruments:a'] },
  manager: { id: 'm', grants: [{ role: 'PLATFORM_MANAGER', scope: 'platform:platforms:p' }] },
  otherManager: { id: 'm', grants: [{ role: 'PLATFORM_MANAGER', scope: 'platform:platforms:q' }] },
  department: { id: 'd', grants: [{ role: 'DEPARTMENT' }] },
  center: { id: 'c', grants: [{ role: 'CENTER' }] },
}
const EVERYBODY = Object.keys(viewers)
const SIGNED_IN = EVERYBODY.filter((name) => name !== 'anonymous')
const STEWARDS = ['manager', 'center']

/** Written out from the table of domain.md §5, not derived from the code: who may read what, at PUBLIC, REGISTERED, AGREEMENT, RESTRICTED, under embargo. */
const EXPECTED: Record<Matter, string[][]> = {
  BASIC: [EVERYBODY, EVERYBODY, EVERYBODY, EVERYBODY, EVERYBODY],
  ABSTRACT: [EVERYBODY, EVERYBODY, EVERYBODY, SIGNED_IN, EVERYBODY],
  FULL: [EVERYBODY, EVERYBODY, EVERYBODY, SIGNED_IN, STEWARDS],
  LOCATION: [EVERYBODY, SIGNED_IN, ['party', ...STEWARDS], STEWARDS, []],
  UNIT_CONTACT: [EVERYBODY, EVERYBODY, EVERYBODY, EVERYBODY, EVERYBODY],
  PERSONAL_CONTACT: [[], SIGNED_IN, ['party', ...STEWARDS], STEWARDS, []],
  LANDING: [EVERYBODY, EVERYBODY, EVERYBODY, EVERYBODY, EVERYBODY],
  DOWNLOAD: [EVERYBODY, SIGNED_IN, ['party', ...STEWARDS], ['party', ...STEWARDS], STEWARDS],
  VALUE_CLASS: [EVERYBODY, EVERYBODY, EVERYBODY, ['manager', 'department', 'center'], []],
  VALUE: [['manager', 'department', 'center'], SIGNED_IN, ['party', ...STEWARDS], ['manager', 'department', 'center'], []],
  ASSET_NUMBER: [['manager', 'department', 'center'], ['manager', 'department', 'center'], ['party', ...STEWARDS], ['manager', 'department', 'center'], []],
}

describe('mayRead', () => {
  const columns = [record('PUBLIC'), record('REGISTERED'), record('AGREEMENT'), record('RESTRICTED'), record('PUBLIC', true)]
  for (const [matter, expected] of Object.entries(EXPECTED)) {
    it(`${matter}: is shown to those of the table and to nobody else`, () => {
      const readers = columns.map((column) => EVERYBODY.filter((name) => mayRead(matter as Matter, column, viewers[name] as Viewer, now)))
      expect(readers.map((names) => names.sort())).toEqual(expected.map((names) => [...names].sort()))
    })
  }

  it('shows every tier to processes of ours', () => {
    expect(mayRead('LOCATION', record('RESTRICTED', true), { grants: [{ role: 'SERVICE' }] }, now)).toBe(true)
  })
})

describe('isEmbargoed', () => {
  it('lifts by itself on the day, in Shanghai time', () => {
    const held = { ...record('PUBLIC'), sharing: { level: 'PUBLIC' as const, embargoUntil: '2026-06-02' } }
    expect(isEmbargoed(held, new Date('2026-06-01T15:59:59Z'))).toBe(true)
    expect(isEmbargoed(held, new Date('2026-06-01T16:00:00Z'))).toBe(false)
  })
})

describe('redact', () => {
  const full = {
    ...record('REGISTERED'), title: '光谱仪', description: '一台', contact: { phone: '010-1' }, personalContact: { email: 'a@example.org' },
    links: [{ kind: 'LANDING' as const, url: 'https://a.example/' }, { kind: 'DOWNLOAD' as const, url: 'https://a.example/f' }],
  }
  it('hides fields, names them and keeps the unit contact', () => {
    const seen = redact(full, { serialNo: 'S1', model: 'M' }, { serialNo: 'ASSET_NUMBER' }, false, ANONYMOUS, now)
    expect(seen?.hidden).toEqual(['contact', 'links', 'serialNo'])
    expect(seen?.fields).toMatchObject({ title: '光谱仪', model: 'M', contact: { phone: '010-1' }, links: [{ kind: 'LANDING' }] })
    expect(seen?.fields.serialNo).toBeUndefined()
    expect(JSON.stringify(seen)).not.toContain('a@example.org')
  })
  it('leaves of a withdrawn record its identifiers only', () => {
    const seen = redact({ ...full, status: 'WITHDRAWN', identifiers: [{ scheme: 'DOI', value: '10.1/x' }] }, { model: 'M' }, {}, false, viewers.center as Viewer, now)
    expect(Object.keys(seen?.fields ?? {}).sort()).toEqual(['cstr', 'id', 'identifiers', 'resourceType', 'status'])
  })
  it('denies that a draft exists, except to its stewards', () => {
    expect(redact({ ...full, status: 'DRAFT' }, {}, {}, false, viewers.user as Viewer, now)).toBeNull()
    expect(redact({ ...full, status: 'DRAFT' }, {}, {}, false, viewers.manager as Viewer, now)).not.toBeNull()
  })
})
