import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '../../compose.ts'
import type { Finding } from '../check.ts'
import { checkSubmission, type RecordedOperation } from '../check-submission.ts'
import { errorsOf, GOOD, GOOD_SDL, repaired, SMALL_GRAPH } from './submissions.ts'

const before = compose(SMALL_GRAPH.catalogue, [...SMALL_GRAPH.subgraphs, GOOD])
const published = { ...SMALL_GRAPH, previous: GOOD, apiSdl: before.artifact?.apiSdl }

const operation = (document: string, name = 'TelescopePage'): RecordedOperation => ({ document, name, client: 'portal', clientVersion: '2.1', owner: 'portal@keyuan.example' })
const check = (from: string, to: string, ...operations: RecordedOperation[]) => {
  if (!GOOD_SDL.includes(from)) throw new Error(`The SDL has no «${from}»`)
  return checkSubmission({ ...GOOD, sdl: GOOD_SDL.replace(from, to) }, published, operations)
}
const only = (findings: readonly Finding[]): Finding => {
  expect(findings).toHaveLength(1)
  return findings[0] as Finding
}

describe('breaking.operations', () => {
  it('names the operation, its client and version, its owner, and the rewrite that keeps the answer as it was', () => {
    const { results, artifact } = check('aperture: Float', 'apertureM: Float', operation('query TelescopePage { telescope(id: 1) { aperture wide: aperture } }'))
    const found = only(errorsOf(results))
    expect(found).toMatchObject({ check: 'breaking.operations', code: 'FIELD_REMOVED', coordinate: 'Telescope.aperture' })
    expect(found.operations).toMatchObject([{ name: 'TelescopePage', client: 'portal 2.1', owner: 'portal@keyuan.example' }])
    const rewrite = found.operations?.[0]?.rewrite ?? ''
    expect(rewrite).toContain('aperture: apertureM')
    expect(rewrite).toContain('wide: apertureM')
    expect(validate(buildSchema(artifact?.apiSdl ?? ''), parse(rewrite))).toEqual([])
  })

  it('proposes to keep the old field beside the new one, as deprecated', () => {
    const operations = [operation('query TelescopePage { telescope(id: 1) { aperture } }')]
    const { candidate, errors } = repaired({ ...GOOD, sdl: GOOD_SDL.replace('aperture: Float', 'apertureM: Float') }, published, operations)
    expect(errors).toEqual([])
    expect(candidate.sdl).toContain('apertureM: Float')
    expect(candidate.sdl).toMatch(/aperture: Float @deprecated\(reason: "改用 apertureM \/ use apertureM"\)/)
  })

  it.each([
    ['an argument', '    band: TelescopeBand', '    inBand: TelescopeBand', 'query Q($band: TelescopeBand) { telescopesOf(band: $band) { id } }', 'telescopesOf(inBand: $band)'],
    ['an enum value', '  RADIO\n', '  RADIO_WAVES\n', 'query Q { telescopesOf(band: RADIO) { id } }', 'band: RADIO_WAVES'],
    ['a root field', '  telescopesOf(', '  telescopesIn(', 'query Q { telescopesOf(band: RADIO) { id } }', 'telescopesOf: telescopesIn(band: RADIO)'],
    ['a field below a fragment', 'elevationM: Float', 'elevation: Float', 'query Q { telescope(id: 1) { ...T } } fragment T on Telescope { site { elevationM } }', 'elevationM: elevation'],
  ])('rewrites operations for a renamed %s', (_what, from, to, document, expected) => {
    expect(only(errorsOf(check(from, to, operation(document)).results)).operations?.[0]?.rewrite).toContain(expected)
  })

  it('has no rewrite where a machine cannot say, and knows each operation by itself', () => {
    const { results } = check('  "口径,米 / Aperture in metres"\n  aperture: Float\n', '',
      operation('query One { telescope(id: 1) { aperture } }', 'One'), operation('query Two { telescope(id: 1) { site { name } } }', 'Two'))
    expect(only(errorsOf(results)).operations).toEqual([{ name: 'One', client: 'portal 2.1', owner: 'portal@keyuan.example' }])
  })

  it('sees what still validates and breaks all the same: another type, a value that variables may hold', () => {
    expect(only(errorsOf(check('aperture: Float', 'aperture: String', operation('{ telescope(id: 1) { aperture } }')).results))).toMatchObject({ code: 'FIELD_TYPE_CHANGED', message: { en: expect.stringContaining('was Float and is String') } })
    expect(only(errorsOf(check('  RADIO\n', '  INFRARED\n', operation('query Q($band: TelescopeBand) { telescopesOf(band: $band) { id } }')).results))).toMatchObject({ code: 'VALUE_REMOVED', coordinate: 'TelescopeBand.RADIO' })
  })

  it('is silent about operations that fail today, do not parse, or are not touched', () => {
    const { results } = check('aperture: Float', 'apertureM: Float', operation('{ telescope(id: 1) { nothing aperture } }'), operation('{ telescope('), operation('{ telescope(id: 1) { id } }'))
    expect(errorsOf(results)).toEqual([])
  })

  it('says that it has no evidence without operations; what nobody is known to use is noticed', () => {
    const { results } = check('aperture: Float', 'apertureM: Float')
    expect(results.find(({ id }) => id === 'breaking.operations')).toMatchObject({ status: 'COMPLETED', findings: [{ level: 'NOTICE', code: 'NO_OPERATIONS_RECORDED' }] })
    expect(results.find(({ id }) => id === 'breaking.schema')?.findings).toMatchObject([{ level: 'NOTICE', code: 'FIELD_REMOVED', coordinate: 'Telescope.aperture' }])
  })

  it('is skipped where the API of today is not known, and so is breaking.schema', () => {
    const { results } = checkSubmission(GOOD, { ...published, apiSdl: undefined }, [])
    expect(results.filter(({ status }) => status === 'SKIPPED').map(({ id, reason }) => [id, reason?.en])).toEqual([
      ['breaking.operations', expect.stringContaining('no API')], ['breaking.schema', expect.stringContaining('no API')],
    ])
  })
})
