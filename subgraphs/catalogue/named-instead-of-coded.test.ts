import { expect, it } from 'vitest'
import { refuseNamesForCodes } from './named-instead-of-coded.ts'
import type { Graph } from './vocabulary/vocabulary.ts'

const graph: Graph = {
  apiSdl: '"按共享范围分级 / Sharing level"\nenum SharingLevel { "公开 / Public" PUBLIC }',
  resourceTypes: [
    { code: 'PAPER', typename: 'Paper', namespace: 'literature', label: '论文', labelEn: 'Paper', category: 'D' },
    { code: 'MICROBIAL_STRAIN', typename: 'MicrobialStrain', namespace: 'natural-resources', label: '菌种', labelEn: 'Microbial strain', category: 'C4' },
  ],
}
const refused = (filter: object): string | null => {
  try {
    refuseNamesForCodes(graph, filter)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

it.each([
  [{ types: ['Paper'] }, 'types', '"PAPER"'], [{ types: ['PAPER', '论文'] }, 'types', '"PAPER"'], [{ types: ['MicrobialStrain'] }, 'types', '"MICROBIAL_STRAIN"'],
  [{ provinces: ['北京市'] }, 'provinces', '"110000"'], [{ provinces: ['内蒙古'] }, 'provinces', '"150000"'], [{ cities: ['武汉市'] }, 'cities', '"420100"'],
])('names the code where %j holds a name', (filter, name, code) => {
  expect(refused(filter)).toContain(name)
  expect(refused(filter)).toContain(code)
})

it.each([[{ types: ['PAPER'] }], [{ types: ['TELESCOPE_OF_A_PARTNER'] }], [{ provinces: ['110000'], cities: ['429999'] }], [{ keywords: ['论文'] }], [{ types: null }], [null]])('lets %j be', (filter) => {
  expect(refused(filter as object)).toBeNull()
})
