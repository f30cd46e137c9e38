import { getVariableValues } from 'graphql'
import { isText } from '../../../schema/check-document.ts'
import type { Api } from '../saved-queries/api-schema.ts'
import { type Problem, problem } from '../saved-queries/problem.ts'
import { readDocument } from '../saved-queries/read-document.ts'
import { problemOf } from '../saved-queries/validation-problems.ts'
import { planWalk, type Walk } from './plan-walk.ts'

export interface ExportInput {
  document: string
  variables?: unknown
  operationName?: string | null
  rows?: string | null
  nested?: 'JOIN' | 'EXPLODE' | null
  explode?: string | null
  name?: string | null
  citations?: boolean | null
}

export interface ReadOptions { identities?: boolean }

export interface ReadExport extends Walk { variables: Record<string, unknown>; name: string; problems?: undefined }

const LONGEST_NAME = 200
const LONGEST_VARIABLES = 100_000

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const named = ({ name }: ExportInput): string | Problem => {
  const given = name?.trim() || '科源导出'
  return given.length <= LONGEST_NAME && isText(given) ? given : problem({ code: 'TEXT_INVALID', zh: `名称至多 ${LONGEST_NAME} 字,不含控制字符`, en: `A name has ${LONGEST_NAME} characters at most and no control characters`, path: ['name'] })
}

const variablesOf = (given: unknown): { variables: Record<string, unknown>; problem?: Problem } => {
  if (given == null) return { variables: {} }
  const text = JSON.stringify(given)
  // PostgreSQL's JSON has no NUL and no half characters.
  const plain = isObject(given) && text.length <= LONGEST_VARIABLES && !/\\u0000|\\ud[89a-f]/i.test(text)
  return plain ? { variables: given } : { variables: {}, problem: problem({ code: 'VARIABLES_INVALID', zh: `变量应为 JSON 对象,至多 ${LONGEST_VARIABLES} 字`, en: `Variables are a JSON object of ${LONGEST_VARIABLES} characters at most`, path: ['variables'] }) }
}

/** What an export is to be of, checked against the graph of the moment; what is wrong with it otherwise. */
export const readExport = (api: Api, input: ExportInput, { identities = false }: ReadOptions = {}): ReadExport | { problems: Problem[] } => {
  const name = named(input)
  const { variables, problem: unreadable } = variablesOf(input.variables)
  const operationName = input.operationName ?? null
  const read = readDocument(api, input.document, operationName)
  const found = [...(typeof name === 'string' ? [] : [name]), ...(unreadable ? [unreadable] : []), ...read.problems]
  if (!read.document || typeof name !== 'string' || found.length > 0) return { problems: found }
  const { errors } = getVariableValues(api.schema, read.operation.variableDefinitions ?? [], variables, { maxErrors: 5 })
  if (errors) return { problems: errors.map((error) => ({ ...problemOf('VARIABLES_INVALID', error), path: ['input', 'variables'] })) }
  const walk = planWalk(api, { document: read.document, operationName, variables, rows: input.rows ?? null, nested: input.nested ?? 'JOIN', explode: input.explode ?? null, citations: input.citations !== false, identities })
  return walk.problem ? { problems: [walk.problem] } : { ...walk, variables, name }
}
