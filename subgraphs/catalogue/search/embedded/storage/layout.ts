import { createHash } from 'node:crypto'
import { TERM_FIELDS } from '../../port.ts'
import { MEASURE_COLUMNS, TEXT_COLUMNS, TIERS, textTable } from './columns.ts'

/** Everything in a token is part of it. `unicode61` would split `10.1234/ab-c`; the quotes are doubled for the syntax of the option. */
const PUNCTUATION = `!#$%&()*+,-./:;<=>?@[\\]^_\`{|}~''""`

const textTables = TIERS.map((tier) => `CREATE VIRTUAL TABLE ${textTable(tier)} USING fts5(
  ${TEXT_COLUMNS.map(({ name }) => name).join(', ')}, content='', contentless_delete=1, tokenize="ascii tokenchars '${PUNCTUATION}'");`)

/**
 * `document`: one row per id, tombstones included; `doc` is its number in all other tables. `key` and `term`: values of facets and filters, each value once.
 * `place`: boxes in doubles, points as boxes without extent, those across 180° in two; `place_tree` finds them in 32-bit floats. `lon`, `lat`: the centre of the whole, on
 * the first part of it alone; `x`, `y`: its tile of the finest zoom.
 * `suggestion`: each text once, with the number of documents that bear it; `suggestion_key` repeats what a list of the best needs, so that a range of it is all that is read.
 * `word`: words of an alphabet that the public text has ever had, for finding similar ones; what none has any more counts 0 and is not answered.
 */
const DDL = `
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE document (
  doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, deleted INTEGER NOT NULL, released REAL, updated REAL,
  generated_from REAL, generated_to REAL, title_key TEXT, embargoed_until REAL, bucket INTEGER, checksum INTEGER,
  ${MEASURE_COLUMNS.map((name) => `${name} REAL`).join(', ')}
) STRICT;
CREATE INDEX document_live ON document (id) WHERE deleted = 0;
CREATE INDEX document_embargoed ON document (embargoed_until) WHERE embargoed_until IS NOT NULL;
CREATE INDEX document_bucket ON document (bucket, checksum) WHERE deleted = 0;
CREATE TABLE key (key INTEGER PRIMARY KEY, field INTEGER NOT NULL, value TEXT NOT NULL, folded TEXT NOT NULL, UNIQUE (field, value)) STRICT;
CREATE TABLE term (key INTEGER NOT NULL, doc INTEGER NOT NULL, field INTEGER NOT NULL, tier INTEGER NOT NULL, PRIMARY KEY (key, doc)) STRICT, WITHOUT ROWID;
CREATE INDEX term_of_document ON term (doc, field, key, tier);
CREATE TABLE place (
  place INTEGER PRIMARY KEY, doc INTEGER NOT NULL, tier INTEGER NOT NULL, west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL,
  lon REAL, lat REAL, x INTEGER, y INTEGER
) STRICT;
CREATE INDEX place_of_document ON place (doc);
CREATE VIRTUAL TABLE place_tree USING rtree (place, west, east, south, north);
CREATE TABLE suggestion (suggestion INTEGER PRIMARY KEY, kind INTEGER NOT NULL, text TEXT NOT NULL, keys TEXT NOT NULL, uses INTEGER NOT NULL, UNIQUE (text, kind)) STRICT;
CREATE TABLE suggestion_of (doc INTEGER NOT NULL, suggestion INTEGER NOT NULL, PRIMARY KEY (doc, suggestion)) STRICT, WITHOUT ROWID;
CREATE TABLE suggestion_key (
  key TEXT NOT NULL, suggestion INTEGER NOT NULL, uses INTEGER NOT NULL, kind INTEGER NOT NULL, length INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (key, suggestion)
) STRICT, WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
${textTables.join('\n')}
`

/** An index of another layout can not be read and is built anew. */
export const LAYOUT = createHash('sha256').update(DDL + TERM_FIELDS.join()).digest('hex').slice(0, 16)

export const createTables = DDL
