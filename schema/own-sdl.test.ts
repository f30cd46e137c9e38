import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { KindShape } from './kind.ts'
import { ownSdl } from './own-sdl.ts'

const telescope: KindShape = {
  typename: 'Telescope', singular: 'telescope', plural: 'telescopes', keys: [], label: '望远镜', labelEn: 'telescope',
  resourceTypes: [{ code: 'TELESCOPE', label: '望远镜', labelEn: 'Telescope' }],
}

describe('ownSdl', () => {
  it('puts the core fields, a list and the feed around the special fields', () => {
    const sdl = ownSdl('"x" type Telescope { "口径" aperture: Float }\nextend input TelescopeFilter { apertures: [Float!] }', [telescope])
    parse(sdl)
    expect(sdl).toContain('type Telescope @key(fields: "id")')
    expect(sdl).toContain('telescopes(')
    expect(sdl).toContain('withdrawTelescope(')
    expect(sdl).toContain('resourceChanges(')
    expect(sdl.match(/input TelescopeFilter/g)).toHaveLength(1)
    expect(sdl).toContain('apertures: [Float!]')
  })

  it('refuses a special field that bears the name of a core field, and a kind without a type', () => {
    expect(() => ownSdl('type Telescope { title: String }', [telescope])).toThrow(/Telescope\.title is a core field/)
    expect(() => ownSdl('type Other { x: Int }', [telescope])).toThrow(/declares no type Telescope/)
  })
})
