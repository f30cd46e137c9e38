import { findById } from '../kit/context.ts'
import { defineSubgraph } from '../kit/define-subgraph.ts'
import { defineKind } from '../kit/kind.ts'
import { telescopeDocument } from './documents/telescope.ts'
import { NAMESPACE, postgres } from './tables/postgres.ts'
import { telescope } from './tables/telescope.ts'

export const subgraph = defineSubgraph({
  namespace: NAMESPACE,
  folder: import.meta.dirname,
  joins: 'PARTNER',
  postgres,
  kinds: [
    defineKind({
      typename: 'Telescope', label: '望远镜', labelEn: 'telescope', table: telescope, document: telescopeDocument,
      resourceTypes: [{ code: 'TELESCOPE', label: '望远镜', labelEn: 'Telescope' }],
    }),
  ],
  resolvers: { Query: { telescope: (_source, { id }: { id: string }, context) => findById(context, 'Telescope', id) } },
})
