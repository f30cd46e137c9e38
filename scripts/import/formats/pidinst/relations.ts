import type { RelationKind, RelationStatement } from '../../../../schema/document.ts'
import { resourceId } from '../../../../schema/resource-id.ts'
import { namespaceOfType } from '../../typenames.ts'
import { identifierOf } from '../../values/identifiers.ts'
import { type JsonObject, objectsOf } from '../../values/json.ts'
import { lookup } from '../../values/lookup.ts'
import { textOf } from '../../values/text.ts'

export const SOURCE = 'pidinst'

/** domain.md §6.6. IsAttachedTo (a platform it is mounted on) is no relation of ours. */
const relationOf = lookup<RelationKind>({
  IsDescribedBy: 'IS_DESCRIBED_BY', HasMetadata: 'IS_DESCRIBED_BY', IsNewVersionOf: 'IS_VERSION_OF', IsPreviousVersionOf: 'HAS_VERSION', HasComponent: 'HAS_PART', IsComponentOf: 'IS_PART_OF',
  References: 'CITES', WasUsedIn: 'PRODUCED', IsIdenticalTo: 'SAME_AS',
})

/** Relations that lead from instrument to instrument, so that the id of the other end is known from its persistent identifier. */
const TO_INSTRUMENTS = new Set(['HasComponent', 'IsComponentOf', 'IsNewVersionOf', 'IsPreviousVersionOf'])
const PERSISTENT = new Set(['HANDLE', 'DOI', 'CSTR'])

export const relationsOf = (record: JsonObject): RelationStatement[] =>
  objectsOf(record['relatedIdentifiers']).flatMap((one) => {
    const said = textOf(one['relationType'])
    const kind = relationOf(said)
    const identifier = identifierOf(textOf(one['relatedIdentifierType']), one['relatedIdentifier'])
    if (!kind || !identifier) return []
    const isInstrument = said !== undefined && TO_INSTRUMENTS.has(said) && PERSISTENT.has(identifier.scheme)
    return [{ kind, id: isInstrument ? resourceId(namespaceOfType('Instrument'), SOURCE, identifier.value) : undefined, identifier, source: SOURCE }]
  })
