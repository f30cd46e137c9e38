import type { Format } from '../format.ts'
import { readCopyRows } from '../source/copy-rows.ts'
import type { Row } from '../source/csv-rows.ts'
import { hasColumns } from '../source/head.ts'
import { upsert, withoutId } from '../upsert.ts'
import { partialDate } from '../values/dates.ts'
import { lookup } from '../values/lookup.ts'
import { textOf, textsOf } from '../values/text.ts'
import { titles } from '../values/titles.ts'

/** `PrepHPLC` stands in this column too: a use, not a condition. */
const conditionOf = lookup({ Active: 'NORMAL', Inactive: 'IDLE', Offline: 'IDLE' })

/** Rows that are no apparatus: folders for data that computing made. */
const NO_APPARATUS = new Set(['Data_Folders'])

/** Mass spectrometers, chromatographs and sequencers of PNNL's data management system, a PostgreSQL COPY dump. */
export const pnnlInstruments: Format<Row> = {
  name: 'pnnl-instruments',
  about: 'instruments of PNNL DMS, COPY text with a header',
  recognise: (head) => hasColumns(head, 'instrument_id', 'instrument', 'instrument_class', 'operations_role', 'percent_emsl_owned'),
  read: readCopyRows,
  map({ value: row }) {
    const sourceId = textOf(row['instrument_id'])
    if (sourceId === undefined) return withoutId('instrument_id', 'Instrument')
    if (NO_APPARATUS.has(row['instrument_class'] ?? '')) {
      return { refused: { code: 'NOT_AN_INSTRUMENT', message: `class ${row['instrument_class']} is a place for data, not an instrument` }, sourceId, typename: 'Instrument' }
    }
    return { upserts: [upsert({ source: 'pnnl-dms', sourceId, typename: 'Instrument', resourceType: 'INSTRUMENT', metadataFormat: 'pnnl-dms' }, {
      ...titles([{ value: row['instrument'], lang: 'en' }]),
      description: textOf(row['description']),
      keywords: textsOf([row['instrument_class'], row['instrument_group']]),
      languages: ['en'],
      provider: { name: 'Pacific Northwest National Laboratory', nameEn: 'Pacific Northwest National Laboratory' },
      spatialCoverage: [{ countryCode: 'USA' }],
      details: {
        category15: 'ANALYTICAL',
        owners: share(row) > 0 ? [{ name: 'EMSL' }] : [],
        technicalSpecs: share(row) > 0 && share(row) < 100 ? `EMSL owns ${share(row)} %` : undefined,
        location: { address: textOf(row['room_number']) },
        condition: conditionOf(row['status']),
        // The day on which the entry was made: 建账日期.
        acquiredOn: partialDate(row['created']),
        functions: textsOf([row['operations_role'], row['usage'], row['status'] === 'PrepHPLC' ? row['status'] : undefined]).join('; '),
      },
    })] }
  },
}

const share = (row: Row): number => Number(row['percent_emsl_owned']) || 0
