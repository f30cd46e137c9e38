import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { isText } from '../../../schema/check-document.ts'
import { breachOfDocument } from '../../../schema/limits/breach-of-document.ts'
import { breachSentence, type LimitBreach } from '../../../schema/limits/limit-breach.ts'
import type { Api } from './api-schema.ts'
import { type Problem, problem } from './problem.ts'
import { problemOf, validationProblems } from './validation-problems.ts'

/** Names that mean something else wherever variables become properties, and parameters of the addresses of ours. */
const RESERVED = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'page', 'lang'])

export interface ReadDocument { document: DocumentNode; operation: OperationDefinitionNode }
export type Read = (ReadDocument & { problems: readonly Problem[] }) | { problems: readonly Problem[]; document?: undefined }

const only = (...problems: Problem[]): Read => ({ problems })
const IN_DOCUMENT = ['document']

/** A document over a limit of the gateway, refused in its words. */
export const tooComplex = (breach: LimitBreach, path: readonly string[] = IN_DOCUMENT): Problem => problem({ code: 'QUERY_TOO_COMPLEX', ...breachSentence(breach), path })

const placeOf = (node: OperationDefinitionNode) => node.loc && { line: node.loc.startToken.line, column: node.loc.startToken.column }

const chosen = (operations: readonly OperationDefinitionNode[], name: string | null): OperationDefinitionNode | Problem => {
  const found = name === null ? (operations.length === 1 ? operations[0] : undefined) : operations.find((operation) => operation.name?.value === name)
  if (found) return found
  const names = operations.flatMap((operation) => operation.name?.value ?? []).join('、') || '—'
  return name === null
    ? problem({ code: 'OPERATION_UNNAMED', zh: `文本有 ${operations.length} 个操作,请以 operationName 指明一个:${names}`, en: `The document has ${operations.length} operations: name one as operationName: ${names}`, path: ['operationName'] })
    : problem({ code: 'OPERATION_UNKNOWN', zh: `文本没有名为 ${name} 的操作,有:${names}`, en: `The document has no operation ${name}; it has: ${names}`, path: ['operationName'] })
}

const introspects = ({ measure }: Api, document: DocumentNode, operations: readonly OperationDefinitionNode[]): OperationDefinitionNode | undefined =>
  operations.find((operation) => measure.asksForSchema(document, operation))

/** A document that may be saved: within the gateway's limits, valid, nothing but queries. What is wrong is found cheapest first, so that no document can make the later checks long. */
export const readDocument = (api: Api, source: string, operationName: string | null): Read => {
  if (source.trim() === '') return only(problem({ code: 'DOCUMENT_EMPTY', zh: '请填写查询', en: 'There is no query', path: IN_DOCUMENT }))
  if (!isText(source) || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(source)) return only(problem({ code: 'TEXT_INVALID', zh: '查询含控制字符或残缺字符', en: 'The query holds control characters or half a character', path: IN_DOCUMENT }))
  const { breach } = breachOfDocument(source, api.limits)
  if (breach) return only(tooComplex(breach))
  let document: DocumentNode
  try {
    document = parse(source, { maxTokens: api.limits.tokens })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return only(problemOf('QUERY_INVALID', error))
  }
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const writing = operations.find(({ operation }) => operation !== 'query')
  if (writing) return only(problem({ code: 'NOT_A_QUERY', zh: `只能保存查询,这里是 ${writing.operation}`, en: `Only queries are saved; this is a ${writing.operation}`, at: placeOf(writing), path: IN_DOCUMENT }))
  if (operations.length === 0) return only(problem({ code: 'NOT_A_QUERY', zh: '文本没有查询操作', en: 'The document has no query operation', path: IN_DOCUMENT }))
  const problems = validationProblems(api.schema, document)
  if (problems.length > 0) return { problems }
  const asking = introspects(api, document, operations)
  if (asking) return only(problem({ code: 'QUERY_INTROSPECTS', zh: '保存的查询问资源,不问模式:请去掉 __schema、__type', en: 'A saved query asks for resources, not for the schema: leave __schema and __type out', at: placeOf(asking), path: IN_DOCUMENT }))
  const operation = chosen(operations, operationName)
  if ('code' in operation) return only(operation)
  const reserved = operation.variableDefinitions?.find(({ variable }) => RESERVED.has(variable.name.value))
  if (reserved) {
    const name = reserved.variable.name.value
    return only(problem({ code: 'VARIABLE_RESERVED', zh: `变量不能名为 ${name}`, en: `A variable cannot be called ${name}`, at: reserved.loc && { line: reserved.loc.startToken.line, column: reserved.loc.startToken.column }, path: IN_DOCUMENT, fix: { zh: '请换一个名字', en: 'choose another name' } }))
  }
  return { document, operation, problems }
}
