import { defineKind } from '../kit/kind.ts'
import { defineSubgraph } from '../kit/define-subgraph.ts'
import { instrumentDocument } from './documents/instrument.ts'
import { metrologyStandardDocument } from './documents/metrology-standard.ts'
import { researchBaseDocument } from './documents/research-base.ts'
import { testMethodDocument } from './documents/test-method.ts'
import { Instrument } from './resolvers/Instrument.ts'
import { instrument } from './tables/instrument.ts'
import { metrologyStandard } from './tables/metrology-standard.ts'
import { NAMESPACE, postgres } from './tables/postgres.ts'
import { researchBase } from './tables/research-base.ts'
import { testMethod } from './tables/test-method.ts'

export const instruments = defineSubgraph({
  namespace: NAMESPACE,
  folder: import.meta.dirname,
  postgres,
  kinds: [
    defineKind({
      typename: 'Instrument', label: '大型科学仪器', labelEn: 'instrument', table: instrument, document: instrumentDocument, keys: ['cstr'],
      resourceTypes: [{ code: 'INSTRUMENT', label: '大型科学仪器设备', labelEn: 'Instrument', category: 'A1' }],
      protectedFields: { originalValue: 'VALUE', valueClass: 'VALUE_CLASS', internalNo: 'ASSET_NUMBER', serialNo: 'ASSET_NUMBER' },
    }),
    defineKind({
      typename: 'ResearchBase', label: '研究实验基地', labelEn: 'research base', table: researchBase, document: researchBaseDocument,
      resourceTypes: [{ code: 'RESEARCH_BASE', label: '研究实验基地', labelEn: 'Research base' }],
    }),
    defineKind({
      typename: 'MetrologyStandard', label: '计量基准', labelEn: 'metrology standard', table: metrologyStandard, document: metrologyStandardDocument,
      resourceTypes: [{ code: 'METROLOGY_STANDARD', label: '计量基准', labelEn: 'Metrology standard', category: 'A3' }],
    }),
    defineKind({
      typename: 'TestMethod', label: '分析测试方法', labelEn: 'test method', table: testMethod, document: testMethodDocument,
      resourceTypes: [{ code: 'TEST_METHOD', label: '分析测试方法', labelEn: 'Test method', category: 'A4' }],
    }),
  ],
  links: [
    { field: 'Instrument.components', relation: 'HAS_PART', to: NAMESPACE },
    { field: 'Instrument.testMethods', relation: 'PRODUCED_WITH', from: 'TestMethod' },
    { field: 'ResearchBase.instruments', relation: 'IS_PART_OF', from: 'Instrument' },
    { field: 'TestMethod.instruments', relation: 'PRODUCED_WITH', to: NAMESPACE },
  ],
  resolvers: { Instrument },
})
