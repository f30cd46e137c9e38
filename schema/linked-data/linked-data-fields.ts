import { CITATION_FIELDS } from '../citation/citation-fields.ts'

/** The GraphQL selection on `Resource` that `schemaOrg` needs; holds all that `citationOf` needs too. */
export const LINKED_DATA_FIELDS = `__typename
${CITATION_FIELDS}
descriptionEn keywordsEn
alternativeTitles { lang value }
disciplines { code label labelEn }
contributors { kind name nameEn orcid ror affiliation role }
creators { orcid ror affiliation }
servicer { name nameEn }
links { mediaType byteSize }
category { label }
rights { license licenseUrl statement }
sharing { level feeModel applicationProcess embargoUntil }
spatialCoverage { name countryCode bbox { west south east north } point { lon lat } }
temporalCoverage { start end label }
funding { projectNo projectTitle funder }
status updatedAt metadataLicense
tombstone { withdrawnAt reason replacedBy { id } }
relations(first: 100) { edges { kind target { scheme value url } node { id resourceType title } } }
... on Dataset { variables { name label unit description } distributions { title accessUrl downloadUrl mediaType byteSize } }`
