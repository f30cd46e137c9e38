import { schemaOf } from '../../kit/define-subgraph.ts'

export const NAMESPACE = 'platforms'
export const postgres = schemaOf(NAMESPACE)
