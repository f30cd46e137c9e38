import { type ASTNode, type DocumentNode, type GraphQLError, type GraphQLSchema, Kind, validate } from 'graphql'
import type { Edit } from '../../../schema/checks/check.ts'
import { translate } from '../../../schema/translate.ts'
import { type Problem, problem } from './problem.ts'

const MOST_PROBLEMS = 20
const DID_YOU_MEAN = / ?Did you mean (.+?)\?$/s
/** Chinese for the sentence as a whole, where graphql-js offers fragments instead of names. */
const FRAGMENT = /^to use an inline fragment on /

const quoted = (text: string): string[] => [...text.matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? '')

/** The name that stands at the place of an error: what an offered name would replace. */
const nameAt = (node: ASTNode | undefined): { start: number; end: number } | undefined => {
  if (!node) return undefined
  const named = node.kind === Kind.FIELD || node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD || node.kind === Kind.NAMED_TYPE || node.kind === Kind.FRAGMENT_SPREAD || node.kind === Kind.DIRECTIVE ? node.name : node.kind === Kind.ENUM ? node : undefined
  return named?.loc && { start: named.loc.start, end: named.loc.end }
}

const editOf = (error: GraphQLError, offered: string | undefined): Edit[] => {
  const place = nameAt(error.nodes?.[0])
  return place && offered !== undefined && /^\w+$/.test(offered) ? [{ ...place, text: offered }] : []
}

const sentence = (names: readonly string[], fragment: boolean): { zh: string; en: string } => ({
  zh: fragment ? `用内联片段:${names.map((name) => `... on ${name} { … }`).join(' 或 ')}` : `改为 ${names.join(' 或 ')}`,
  en: fragment ? `use an inline fragment: ${names.map((name) => `... on ${name} { … }`).join(' or ')}` : `use ${names.join(' or ')}`,
})

/** An error of graphql-js in both languages, with what it offers as an edit. */
export const problemOf = (code: string, error: GraphQLError): Problem => {
  const offer = DID_YOU_MEAN.exec(error.message)?.[1]
  const english = error.message.replace(DID_YOU_MEAN, '')
  const fragment = offer !== undefined && FRAGMENT.test(offer)
  const names = offer === undefined ? [] : quoted(offer)
  return problem({
    code, zh: translate(english) ?? `查询不符合图的模式:${english}`, en: english, at: error.locations?.[0], path: ['document'],
    fix: names.length > 0 ? sentence(names, fragment) : undefined,
    edits: fragment ? [] : editOf(error, names[0]),
  })
}

/** What is wrong with a document by the schema, with places. */
export const validationProblems = (schema: GraphQLSchema, document: DocumentNode): Problem[] =>
  validate(schema, document, undefined, { maxErrors: MOST_PROBLEMS }).filter(({ message }) => !/^Too many validation errors/.test(message)).map((error) => problemOf('QUERY_INVALID', error))
