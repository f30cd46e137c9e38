import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { dataset } from '../tables/dataset.ts'

/** A dataset is found by what it measures, where its data come from and how they were made. */
export const datasetDocument = (row: TypedRow<typeof dataset>): DocumentAdditions => ({
  search: {
    public: present([
      row.dataClass, row.subtype, ...(row.variables ?? []).flatMap(({ name, label, description }) => [name, label, description]), ...(row.formats ?? []),
      ...(row.distributions ?? []).map((distribution) => distribution.title), row.lineage, row.methodology,
    ]),
  },
  measures: row.volumeBytes === null ? {} : { volumeBytes: row.volumeBytes },
})
