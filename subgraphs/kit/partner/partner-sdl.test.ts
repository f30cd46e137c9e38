import { print, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { KindShape } from '../../../schema/kind.ts'
import { partnerSdl } from './partner-sdl.ts'

const kind: KindShape = { typename: 'Telescope', singular: 'telescope', plural: 'telescopes', resourceTypes: [{ code: 'TELESCOPE', label: '望远镜', labelEn: 'Telescope' }], keys: [], label: '望远镜', labelEn: 'telescope' }
const definitionsOf = (sdl: string): string[] => parse(sdl).definitions.flatMap((node) => ('name' in node && node.name ? [node.name.value] : []))

describe('partnerSdl', () => {
  it('gives a resource type its key, and of the core only what is used and may be declared again', () => {
    const sdl = partnerSdl('type Telescope { firstLight: PartialDate project: Project }', [kind])
    expect(print(parse(sdl))).toContain('type Telescope @key(fields: "id") {')
    expect(sdl).toContain('type Project @key(fields: "id", resolvable: false)')
    expect(definitionsOf(sdl).sort()).toEqual(['PartialDate', 'Project', 'Query', 'ResourceChange', 'ResourceChangePage', 'ResourceDocument', 'Telescope'])
  })

  it('keeps a header of the partner’s own', () => {
    const header = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable", "@inaccessible", "@tag"])'
    expect(partnerSdl(`${header} type Telescope { aperture: Float @tag(name: "size") }`, [kind]).match(/@link/g)).toHaveLength(1)
  })

  it('refuses what a partner cannot declare, and says what instead', () => {
    expect(() => partnerSdl('type Telescope { id: ID! }', [kind])).toThrow(/Telescope\.id is the kit's/)
    expect(() => partnerSdl('type Telescope { title: String }', [kind])).toThrow(/Telescope\.title/)
    expect(() => partnerSdl('type Telescope { point: LonLat }', [kind])).toThrow(/LonLat is a type of the core.*TelescopeLonLat/)
    expect(() => partnerSdl('type Microscope { a: Int }', [kind])).toThrow(/no type Telescope/)
    expect(() => partnerSdl('type Telescope { a: Int }', [{ ...kind, keys: ['serialNo'] }])).toThrow(/by id only/)
    expect(() => partnerSdl('type Telescope { a: Int }', [{ ...kind, resourceTypes: [] }])).toThrow(/no resourceTypes/)
  })
})
