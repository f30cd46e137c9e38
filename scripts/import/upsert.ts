import type { CoreDocument, Provenance } from '../../schema/document.ts'
import type { Refusal, ResourceUpsert } from './format.ts'
import type { Typename } from './typenames.ts'
import { withoutEmpty } from './values/without-empty.ts'

interface Origin {
  source: string
  sourceId: string
  metadataFormat: string
  typename: Typename
  resourceType: string
  sourceDatestamp?: string | undefined
}

type Content = Omit<CoreDocument, 'profile' | 'resourceType' | 'provenance'>

/** The upsert of one harvested record. Keys without a value are left out, at every depth. */
export const upsert = ({ source, sourceId, metadataFormat, typename, resourceType, sourceDatestamp }: Origin, content: Content): ResourceUpsert => {
  const provenance: Provenance = { origin: 'HARVESTED', source, sourceId, sourceDatestamp, metadataFormat }
  return { source, sourceId, typename, deleted: false, document: withoutEmpty<CoreDocument>({ profile: 'core/1', resourceType, ...content, provenance }) }
}

/** A record that its source has withdrawn. */
export const deletion = (source: string, sourceId: string, typename: Typename): ResourceUpsert => ({ source, sourceId, typename, deleted: true })

/** A record without a value that its id would come from: it could never be found again. */
export const withoutId = (what: string, typename?: Typename): Refusal => ({ refused: { code: 'ID_MISSING', message: `${what} is missing, so the record has no id` }, typename })
