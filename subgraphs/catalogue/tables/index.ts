import { entity, identifier, membership, relation } from './derived.ts'
import { postgres } from './postgres.ts'
import { resource, resourceHistory } from './resource.ts'
import { setAside, source } from './source.ts'

/** Everything drizzle has to know to derive migrations. */
export const declared = { postgres, resource, resourceHistory, relation, identifier, membership, entity, source, setAside }
