import type { Column } from './columns.ts'
import type { Row } from './rows-of.ts'

/** One cell of a table. */
export type Cell = string | number | boolean | null

/** Between the values of a list in one cell, and between those of a list inside a list. */
export const JOINT = '; '
const INNER_JOINT = ' | '

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What lies at the keys, lists on the way kept as lists. */
const gather = (value: unknown, keys: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((entry) => gather(entry, keys))
  const [key, ...rest] = keys
  if (key === undefined) return value ?? null
  return isObject(value) && Object.hasOwn(value, key) ? gather(value[key], rest) : null
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.every(isEmpty))

const text = (value: unknown, joint: string): string => {
  if (isEmpty(value)) return ''
  if (Array.isArray(value)) return value.map((entry) => text(entry, INNER_JOINT)).join(joint)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Lists are joined; an entry without a value stays as an empty place, so that columns of one list keep step. */
const cellOf = (value: unknown): Cell => {
  if (isEmpty(value)) return null
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value
  return text(value, JOINT)
}

/** Every entry below the lists that lead to it. */
const entriesOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.flatMap(entriesOf) : value === null || value === undefined ? [] : [value])

/**
 * The lines of a row: one, with nested lists joined; or, where `explode` names a nested list, one for each of its entries, the rest repeated.
 * A row whose list is empty keeps one line, and so does a hidden one: nothing is dropped.
 */
export const flattenRow = (row: Row, columns: readonly Column[], explode: string | null = null): Cell[][] => {
  const keys = columns.map(({ path }) => path.split('.'))
  if (explode === null) return [keys.map((each) => cellOf(gather(row, each)))]
  const list = explode.split('.')
  const isBelow = (path: string): boolean => path === explode || path.startsWith(`${explode}.`)
  const entries = entriesOf(gather(row, list))
  const fixed = columns.map(({ path }, at) => (isBelow(path) ? null : cellOf(gather(row, keys[at] ?? []))))
  return (entries.length === 0 ? [null] : entries).map((entry) => columns.map(({ path }, at) => (isBelow(path) ? cellOf(gather(entry, (keys[at] ?? []).slice(list.length))) : (fixed[at] ?? null))))
}
