import { finding, type Finding } from './finding.ts'

const MARK_FIELD = /^(密级|涉密|secrecy(level)?|classification|securityclassification|confidentiality)$/i
const OPEN = /^(公开|无|非密|不涉密|否|none|public|open|unclassified|no)?$/i
const SECRECY_WORD = /绝密|机密|秘密|top\s*secret|\bsecret\b|\bconfidential\b/i
/** Fields in which a secrecy mark is written as text: statements of rights and scope. */
const STATEMENT_FIELD = /^(scope|statement|accessRights|ipCategory|applicationProcess)$/

const isMark = (name: string, value: string): boolean =>
  MARK_FIELD.test(name) ? !OPEN.test(value.trim()) || SECRECY_WORD.test(value) : STATEMENT_FIELD.test(name) && /^\s*(绝密|机密|秘密)(★|级|\s|$)/.test(value)

const search = (value: unknown, name: string, depth: number): boolean => {
  if (depth > 32) return false
  if (typeof value === 'string') return isMark(name, value)
  if (typeof value === 'boolean') return value && MARK_FIELD.test(name)
  if (Array.isArray(value)) return value.some((item) => search(item, name, depth + 1))
  return value !== null && typeof value === 'object' && Object.entries(value).some(([key, item]) => search(item, key, depth + 1))
}

/**
 * Classified records (涉密) have no representation at all: refused before anything is parsed further, stored or logged.
 * The finding repeats nothing of the record.
 */
export const secrecyFinding = (document: unknown): Finding | null =>
  search(document, '', 0) ? finding('CONFIDENTIAL_NOT_ALLOWED', '涉密内容不得进入本系统:记录带有密级标识') : null
