import { defineSubgraph } from '../kit/define-subgraph.ts'
import { defineKind } from '../kit/kind.ts'
import { datasetDocument } from './documents/dataset.ts'
import { popularScienceItemDocument } from './documents/popular-science-item.ts'
import { datasetFilters } from './filters/dataset.ts'
import { dataset } from './tables/dataset.ts'
import { popularScienceItem } from './tables/popular-science-item.ts'
import { NAMESPACE, postgres } from './tables/postgres.ts'

export const scientificData = defineSubgraph({
  namespace: NAMESPACE,
  folder: import.meta.dirname,
  postgres,
  kinds: [
    defineKind({
      typename: 'Dataset', label: '科学数据', labelEn: 'dataset', table: dataset, document: datasetDocument, keys: ['cstr'],
      resourceTypes: [
        { code: 'DATASET', label: '科学数据库(集)', labelEn: 'Dataset' },
        { code: 'EMERGENCY_DATA', label: '应急数据', labelEn: 'Emergency data', category: 'A6' },
      ],
      filters: datasetFilters,
      derive: ({ isEmergencyData, resourceType }) => ({ isEmergencyData: isEmergencyData ?? resourceType === 'EMERGENCY_DATA' }),
      // A file is described to everybody; where it lies is told to those who may fetch it.
      protectedFields: { 'distributions.accessUrl': 'DOWNLOAD', 'distributions.downloadUrl': 'DOWNLOAD' },
    }),
    defineKind({
      typename: 'PopularScienceItem', label: '科普资源', labelEn: 'popular-science item', table: popularScienceItem, document: popularScienceItemDocument,
      resourceTypes: [{ code: 'POPULAR_SCIENCE', label: '科普资源', labelEn: 'Popular-science resource', category: 'F1' }],
    }),
  ],
  links: [
    { field: 'Dataset.madeWith', relation: 'PRODUCED_WITH', to: 'instruments' },
    { field: 'Dataset.newerVersions', relation: 'IS_VERSION_OF', from: 'Dataset' },
    { field: 'Dataset.papers', relation: 'IS_DESCRIBED_BY', to: 'literature' },
    { field: 'Dataset.previousVersions', relation: 'IS_VERSION_OF', to: NAMESPACE },
    { field: 'Instrument.datasets', relation: 'PRODUCED_WITH', from: 'Dataset' },
    { field: 'Paper.datasets', relation: 'IS_DESCRIBED_BY', from: 'Dataset' },
  ],
})
