import type { Agent, CoreDocument, OrganizationMention } from '../../../../schema/document.ts'
import { fieldTokens } from '../analysis/field-tokens.ts'
import { identifierTokens } from '../analysis/exact-token.ts'
import type { FieldTokens, TextField } from '../port.ts'
import { titleSounds } from './title-sounds.ts'

/** Texts of a record by the field they are searched in. Also what highlights are made from. */
export type FieldTexts = Partial<Record<TextField, readonly string[]>>

const present = (values: readonly (string | undefined)[]): string[] => values.filter((value): value is string => typeof value === 'string' && value.trim() !== '')
const namesOf = (mention: OrganizationMention | undefined): (string | undefined)[] => [mention?.name, mention?.nameEn]
const agentsOf = (document: Partial<CoreDocument>): Agent[] => [...(document.creators ?? []), ...(document.contributors ?? [])]

/** What the catalogue shows of a record at every level. */
export const openTextOf = (document: Partial<CoreDocument>): FieldTexts => ({
  title: present([document.title, document.titleEn, ...(document.alternativeTitles ?? []).map(({ value }) => value)]),
  keyword: present([...(document.keywords ?? []), ...(document.keywordsEn ?? [])]),
  creator: present(agentsOf(document).flatMap(({ name, nameEn, orcid }) => [name, nameEn, orcid])),
  organization: present([
    ...namesOf(document.provider), ...namesOf(document.servicer),
    ...agentsOf(document).map(({ affiliation }) => affiliation), ...(document.funding ?? []).map(({ funder }) => funder),
  ]),
  identifier: present([
    document.cstr, ...(document.identifiers ?? []).map(({ value }) => value), ...(document.funding ?? []).map(({ projectNo }) => projectNo),
  ]),
  discipline: present([
    ...(document.disciplines ?? []).flatMap(({ code, label, labelEn }) => [code, label, labelEn]), document.category?.label, document.category?.labelEn,
  ]),
})

export const abstractOf = (document: Partial<CoreDocument>): string[] => present([document.description, document.descriptionEn])
/** Type-specific fields and what the record covers are of the full record, which fewer may see than the abstract. */
export const specialTextOf = (document: Partial<CoreDocument>): string[] => present(document.search?.public ?? [])
export const coverageNamesOf = (document: Partial<CoreDocument>): string[] => present((document.spatialCoverage ?? []).map(({ name }) => name))

/** Fields whose texts are found as a whole: a keyword, a name, a pasted title. */
const WHOLE: ReadonlySet<TextField> = new Set(['title', 'keyword', 'creator', 'organization', 'discipline'])

export const textTokens = (texts: FieldTexts): Partial<Record<TextField, FieldTokens>> => {
  const tokens: Partial<Record<TextField, FieldTokens>> = {}
  for (const [field, values] of Object.entries(texts) as [TextField, readonly string[]][]) {
    if (values.length === 0) continue
    tokens[field] = fieldTokens(values, WHOLE.has(field))
    if (field === 'title') tokens[field].exact = [...new Set([...tokens[field].exact, ...values.flatMap(titleSounds)])]
    if (field === 'identifier') tokens[field].exact = [...new Set([...tokens[field].exact, ...values.flatMap(identifierTokens)])]
  }
  return tokens
}

/** The texts that highlights of a hit are made from. The record has to be redacted for the viewer first: what is hidden is not in it. */
export const fieldTextsOf = (document: Partial<CoreDocument>): FieldTexts => ({ ...openTextOf(document), abstract: abstractOf(document) })
