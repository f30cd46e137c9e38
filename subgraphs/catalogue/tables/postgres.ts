import { schemaOf } from '../../kit/define-subgraph.ts'

export const NAMESPACE = 'catalogue'
export const postgres = schemaOf(NAMESPACE)
