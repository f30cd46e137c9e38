import { CITATION_FIELDS } from '../../../schema/citation/citation-fields.ts'
import type { Operation } from '../graph/operation.ts'

/** What a reference is made of; the fields are those that the exports ask for. */
export const ResourceCitation: Operation<{ resource: Readonly<Record<string, unknown>> | null }, { id: string }> = {
  name: 'ResourceCitation',
  text: `query ResourceCitation($id: ID!) {\n  resource(id: $id) {\n    ${CITATION_FIELDS.replaceAll('\n', '\n    ')}\n  }\n}\n`,
}
