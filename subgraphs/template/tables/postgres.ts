import { schemaOf } from '../../kit/define-subgraph.ts'

/** The registered namespace: prefix of every id, name of the PostgreSQL schema. It never changes. */
export const NAMESPACE = 'observatory'
export const postgres = schemaOf(NAMESPACE)
