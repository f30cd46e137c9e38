import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { instrument } from '../tables/instrument.ts'
import { placeOf } from './place.ts'

/** What an instrument adds to its core document. The asset and serial numbers are searched by those who may read them. */
export const instrumentDocument = (row: TypedRow<typeof instrument>): DocumentAdditions => {
  const latest = (row.annualUse ?? []).reduce<{ year: number; effectiveHours?: string } | null>((last, use) => (last && last.year >= use.year ? last : use), null)
  return {
    search: {
      public: present([row.model, ...(row.manufacturers ?? []).map((agent) => agent.name), ...(row.measuredVariables ?? []), row.functions, row.technicalSpecs]),
      protected: present([row.internalNo, row.serialNo]),
    },
    measures: {
      ...(row.originalValue?.currency === 'CNY' ? { originalValueCny: row.originalValue.amount } : {}),
      ...(latest?.effectiveHours ? { effectiveHours: latest.effectiveHours } : {}),
    },
    relations: row.researchBase ? [{ kind: 'IS_PART_OF', id: row.researchBase }] : [],
    spatialCoverage: placeOf(row.location),
  }
}
