import { schemaOf } from '../../kit/define-subgraph.ts'

export const NAMESPACE = 'instruments'
export const postgres = schemaOf(NAMESPACE)
