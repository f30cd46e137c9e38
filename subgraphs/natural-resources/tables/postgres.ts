import { schemaOf } from '../../kit/define-subgraph.ts'

export const NAMESPACE = 'natural-resources'
export const postgres = schemaOf(NAMESPACE)
