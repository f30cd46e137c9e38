import { bibtex } from '../../../schema/citation/bibtex.ts'
import type { Citation, CitationContext } from '../../../schema/citation/citation.ts'
import { citationOf } from '../../../schema/citation/citation-of.ts'
import { ris } from '../../../schema/citation/ris.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'

/** One reference for each row; a hidden record has none. */
async function* citations(rows: AsyncIterable<Row>, context: CitationContext, write: (citation: Citation) => string): AsyncGenerator<string> {
  for await (const row of rows) if (row !== null) yield write(citationOf(row, context))
}

export const risOf = (rows: AsyncIterable<Row>, context: CitationContext): AsyncGenerator<string> => citations(rows, context, ris)

export async function* bibtexOf(rows: AsyncIterable<Row>, context: CitationContext): AsyncGenerator<string> {
  for await (const entry of citations(rows, context, bibtex)) yield `${entry}\n`
}
