import { timestamp } from 'drizzle-orm/pg-core'
import { schemaOf } from '../../kit/define-subgraph.ts'

export const NAMESPACE = 'accounts'
export const postgres = schemaOf(NAMESPACE)

export const instant = () => timestamp({ precision: 3, withTimezone: true, mode: 'date' })
