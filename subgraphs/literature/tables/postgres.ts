import { schemaOf } from '../../kit/define-subgraph.ts'

export const NAMESPACE = 'literature'
export const postgres = schemaOf(NAMESPACE)
