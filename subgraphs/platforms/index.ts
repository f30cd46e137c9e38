import { defineSubgraph } from '../kit/define-subgraph.ts'
import { defineKind } from '../kit/kind.ts'
import { organizationDocument } from './documents/organization.ts'
import { platformDocument } from './documents/platform.ts'
import { organizationFilters } from './filters/organization.ts'
import { platformFilters } from './filters/platform.ts'
import { Organization } from './resolvers/Organization.ts'
import { OrganizationMention } from './resolvers/OrganizationMention.ts'
import { Platform } from './resolvers/Platform.ts'
import { Query } from './resolvers/Query.ts'
import { organization } from './tables/organization.ts'
import { platform } from './tables/platform.ts'
import { NAMESPACE, postgres } from './tables/postgres.ts'
import { nameKeys } from './values/name-key.ts'
import { ror } from './values/ror.ts'
import { uscc } from './values/uscc.ts'

export const platforms = defineSubgraph({
  namespace: NAMESPACE,
  folder: import.meta.dirname,
  postgres,
  kinds: [
    defineKind({
      typename: 'Organization', label: '机构', labelEn: 'organization', table: organization, document: organizationDocument, resourceTypes: [], keys: ['ror', 'uscc'],
      renamed: { status: 'orgStatus' }, canonical: { ror, uscc }, filters: organizationFilters,
      derive: (row) => ({
        nameKeys: nameKeys([row.title, row.titleEn, ...(row.alternativeTitles ?? []).map(({ value }) => value), ...(row.aliases ?? []), row.ror, row.uscc]),
        // Sources that know no status of their own mark what is gone by the life cycle.
        orgStatus: row.orgStatus ?? (row.lifecycle === 'DISPOSED' ? 'INACTIVE' : null),
      }),
    }),
    defineKind({
      typename: 'Platform', label: '平台', labelEn: 'platform', table: platform, document: platformDocument, resourceTypes: [], keys: ['code'],
      renamed: { status: 'platformStatus' }, filters: platformFilters,
      derive: (row) => ({ nameKeys: nameKeys([row.title, row.titleEn, ...(row.alternativeTitles ?? []).map(({ value }) => value), ...(row.aliases ?? []), row.code]) }),
    }),
  ],
  links: [
    { field: 'Organization.children', relation: 'IS_PART_OF', from: 'Organization' },
    { field: 'Organization.platforms', relation: 'IS_PART_OF', from: 'Platform' },
  ],
  resolvers: { Organization, OrganizationMention, Platform, Query },
})
