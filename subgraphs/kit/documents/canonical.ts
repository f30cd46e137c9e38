import { createHash } from 'node:crypto'

/** JSON with sorted keys and without nulls and absent values: equal content, equal text. */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`).join(',')}}`
}

/** SHA-256 over the canonical JSON: tells a changed document from an unchanged one, and an owner's row from a copy that drifted. */
export const contentHash = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('base64url')
