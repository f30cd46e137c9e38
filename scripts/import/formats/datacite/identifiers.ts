import type { Identifier, RelationKind, RelationStatement } from '../../../../schema/document.ts'
import { identifierOf } from '../../values/identifiers.ts'
import { type JsonObject, objectsOf } from '../../values/json.ts'
import { lookup } from '../../values/lookup.ts'
import { textOf } from '../../values/text.ts'

/** The record's own and alternate identifiers, its DOI first. */
export const identifiersOf = (doi: string, record: JsonObject): Identifier[] => {
  const given = [...objectsOf(record['identifiers']), ...objectsOf(record['alternateIdentifiers'])].flatMap((one) => {
    const found = identifierOf(textOf(one['identifierType'] ?? one['alternateIdentifierType']), one['identifier'] ?? one['alternateIdentifier'])
    return found ? [found] : []
  })
  const own: Identifier = { scheme: 'DOI', value: doi, url: `https://doi.org/${doi}` }
  return [own, ...given.filter(({ scheme, value }) => !(scheme === 'DOI' && value === doi))]
}

/** domain.md §6.2; what says no relation of ours is left out. References is how most registrars write that something is cited. */
const relationOf = lookup<RelationKind>({
  Cites: 'CITES', References: 'CITES', IsCitedBy: 'IS_CITED_BY', IsReferencedBy: 'IS_CITED_BY', IsSupplementTo: 'SUPPLEMENTS', IsSupplementedBy: 'IS_SUPPLEMENTED_BY',
  IsDerivedFrom: 'DERIVED_FROM', IsSourceOf: 'SOURCE_OF', IsPartOf: 'IS_PART_OF', IsPublishedIn: 'IS_PART_OF', HasPart: 'HAS_PART', IsVersionOf: 'IS_VERSION_OF',
  HasVersion: 'HAS_VERSION', IsDescribedBy: 'IS_DESCRIBED_BY', IsDocumentedBy: 'IS_DESCRIBED_BY', Describes: 'DESCRIBES', Documents: 'DESCRIBES',
  IsIdenticalTo: 'SAME_AS', IsCollectedBy: 'PRODUCED_WITH', Collects: 'PRODUCED',
})

export const relationsOf = (record: JsonObject): RelationStatement[] =>
  objectsOf(record['relatedIdentifiers']).flatMap((one) => {
    const kind = relationOf(textOf(one['relationType']))
    const identifier = identifierOf(textOf(one['relatedIdentifierType']), one['relatedIdentifier'])
    return kind && identifier ? [{ kind, identifier, source: 'datacite' }] : []
  })
