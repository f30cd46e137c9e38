import { schemaOf } from '../../kit/define-subgraph.ts'

export const NAMESPACE = 'submissions'
export const postgres = schemaOf(NAMESPACE)
