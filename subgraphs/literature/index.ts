import { defineSubgraph } from '../kit/define-subgraph.ts'
import { defineKind } from '../kit/kind.ts'
import { monographDocument } from './documents/monograph.ts'
import { paperDocument } from './documents/paper.ts'
import { patentDocument } from './documents/patent.ts'
import { reportDocument } from './documents/report.ts'
import { standardDocument } from './documents/standard.ts'
import { monographFilters } from './filters/monograph.ts'
import { paperFilters } from './filters/paper.ts'
import { patentFilters } from './filters/patent.ts'
import { reportFilters } from './filters/report.ts'
import { standardFilters } from './filters/standard.ts'
import { monograph } from './tables/monograph.ts'
import { paper } from './tables/paper.ts'
import { patent } from './tables/patent.ts'
import { NAMESPACE, postgres } from './tables/postgres.ts'
import { report } from './tables/report.ts'
import { standard } from './tables/standard.ts'
import { isbn, issn } from './values/book-numbers.ts'
import { doi } from './values/doi.ts'
import { standardNumber } from './values/standard-number.ts'

export const literature = defineSubgraph({
  namespace: NAMESPACE,
  folder: import.meta.dirname,
  postgres,
  kinds: [
    defineKind({
      typename: 'Paper', label: '论文', labelEn: 'paper', table: paper, document: paperDocument, keys: ['cstr'],
      resourceTypes: [{ code: 'PAPER', label: '论文', labelEn: 'Paper' }],
      canonical: { doi, issn }, filters: paperFilters,
    }),
    defineKind({
      typename: 'Monograph', label: '论著', labelEn: 'monograph', table: monograph, document: monographDocument,
      resourceTypes: [{ code: 'MONOGRAPH', label: '论著', labelEn: 'Monograph' }],
      canonical: { isbn }, filters: monographFilters,
      // Sources give one code or several: each field answers for both.
      derive: ({ clcCode, clcCodes }) => ({ clcCode: clcCode ?? clcCodes?.[0] ?? null, clcCodes: clcCodes ?? (clcCode ? [clcCode] : null) }),
    }),
    defineKind({
      typename: 'Patent', label: '专利', labelEn: 'patent', table: patent, document: patentDocument,
      resourceTypes: [{ code: 'PATENT', label: '专利', labelEn: 'Patent' }], filters: patentFilters,
    }),
    defineKind({
      typename: 'Standard', label: '标准', labelEn: 'standard', table: standard, document: standardDocument, keys: ['standardNo'],
      resourceTypes: [{ code: 'STANDARD', label: '标准', labelEn: 'Standard', category: 'D1' }],
      renamed: { replacedBy: 'replacedByNumbers' },
      canonical: { standardNo: standardNumber, replaces: standardNumber, replacedBy: standardNumber }, filters: standardFilters,
    }),
    defineKind({
      typename: 'Report', label: '研究实验报告', labelEn: 'research report', table: report, document: reportDocument,
      resourceTypes: [{ code: 'REPORT', label: '研究实验报告', labelEn: 'Research report' }], filters: reportFilters,
    }),
  ],
  links: [
    { field: 'Paper.instruments', relation: 'PRODUCED_WITH', to: 'instruments' },
    { field: 'Instrument.papers', relation: 'PRODUCED_WITH', from: 'Paper' },
    { field: 'Paper.citedPapers', relation: 'CITES', to: NAMESPACE },
    { field: 'Paper.citedBy', relation: 'CITES', from: 'Paper' },
    { field: 'Standard.replacedStandards', relation: 'IS_VERSION_OF', to: NAMESPACE },
    { field: 'Standard.newerStandards', relation: 'IS_VERSION_OF', from: 'Standard' },
  ],
})
