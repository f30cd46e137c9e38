/** Reading JSON of others: whatever has another shape than hoped for reads as absent. */
export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {})

/** A list as it is; a single value as a list of one, as writers of XML-born JSON do. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])

export const objectsOf = (value: unknown): JsonObject[] => listOf(value).filter(isObject)
