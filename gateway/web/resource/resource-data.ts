import type { ResourceRecordQuery, ResourceTermsQuery } from './resource.operations.ts'

export type ResourceData = NonNullable<ResourceRecordQuery['resource']>
/** Names of codes; null while they load, and codes are shown as they are. */
export type Terms = ResourceTermsQuery | null
