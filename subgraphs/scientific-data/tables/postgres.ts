import { schemaOf } from '../../kit/define-subgraph.ts'

export const NAMESPACE = 'scientific-data'
export const postgres = schemaOf(NAMESPACE)
