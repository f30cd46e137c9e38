import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { coreJsonSchema } from './core-json-schema.ts'
import { isDate, isDateTime, isDecimal, isPartialDate, isUrl } from './scalars.ts'

export interface DocumentFinding { code: string; message: string; path: string[] }

const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false })
ajv.addFormat('keyuan-date', isDate)
ajv.addFormat('keyuan-date-time', isDateTime)
ajv.addFormat('keyuan-partial-date', isPartialDate)
ajv.addFormat('keyuan-decimal', isDecimal)
ajv.addFormat('keyuan-url', isUrl)
const validate = ajv.compile(coreJsonSchema())

const MOST_FINDINGS = 20

const messageOf = (error: ErrorObject): string => {
  switch (error.keyword) {
    case 'required': return `缺少 ${error.params.missingProperty} / missing`
    case 'additionalProperties': return `没有元素 ${error.params.additionalProperty} / no such element`
    case 'enum': return `应为以下之一:${(error.params.allowedValues as string[]).join('、')} / not one of these`
    case 'format': return `格式应为 ${String(error.params.format).replace('keyuan-', '')} / wrong format`
    default: return `${error.message ?? error.keyword}(${error.keyword})`
  }
}

/** Text that can be stored: no NUL, no half of a character. */
export const isText = (value: string): boolean => !value.includes('\u0000') && value.isWellFormed()

/** Paths of texts that cannot be stored. */
const brokenTexts = (value: unknown, path: readonly string[]): string[][] => {
  if (typeof value === 'string') return isText(value) ? [] : [[...path]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, item]) => (isText(name) ? brokenTexts(item, [...path, name]) : [[...path]]))
}

/** Findings on a document against core/1; none means that it conforms. Values are not repeated, for they may be what must not be logged. */
export const checkDocument = (document: unknown): DocumentFinding[] =>
  validate(document) ? brokenTexts(document, ['document']).slice(0, MOST_FINDINGS).map((path) => ({ code: 'DOCUMENT_INVALID', message: '文本含 NUL 或残缺字符 / text holds a NUL or half a character', path })) : (validate.errors ?? []).slice(0, MOST_FINDINGS).map((error) => ({
    code: 'DOCUMENT_INVALID',
    message: messageOf(error),
    path: ['document', ...error.instancePath.split('/').slice(1)],
  }))
