import { entity, identifier, membership, relation } from './derived.ts'
import { indexCheck, indexEmbargo, indexSetAside } from './indexing.ts'
import { postgres } from './postgres.ts'
import { resource, resourceHistory } from './resource.ts'
import { setAside, source } from './source.ts'
import { topic } from './topic.ts'

/** Everything drizzle has to know to derive migrations. */
export const declared = { postgres, resource, resourceHistory, relation, identifier, membership, entity, source, setAside, indexSetAside, indexCheck, indexEmbargo, topic }
