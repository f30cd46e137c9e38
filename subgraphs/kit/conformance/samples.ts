import { randomBytes } from 'node:crypto'
import type { PartnerSubgraph } from '../../../schema/partner.ts'
import type { FeedRow } from './walk-feed.ts'

export interface Reference { __typename: string; id: string }

const NAME = /^[_A-Za-z]\w*$/

/** Types of the submission by names that can stand in a query. */
export const typenamesOf = ({ resourceTypes }: PartnerSubgraph): string[] => [...new Set(resourceTypes.map(({ typename }) => typename))].filter((name) => NAME.test(name))

/** Living records of the submitted types. */
export const livingOf = (rows: readonly FeedRow[], typenames: readonly string[]): Reference[] =>
  rows.filter(({ deleted, typename }) => !deleted && typenames.includes(typename)).map(({ typename, id }) => ({ __typename: typename, id }))

/** Of the right form, and of nothing. */
export const unknownReference = (namespace: string, typename: string): Reference => ({ __typename: typename, id: `${namespace}:keyuan-probe-${randomBytes(8).toString('hex')}` })

export const entitiesBody = (references: readonly unknown[], typenames: readonly string[]) => ({
  query: `query KeyuanProbeEntities($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${typenames.map((name) => `... on ${name} { id }`).join(' ')} } }`,
  variables: { representations: references },
})
