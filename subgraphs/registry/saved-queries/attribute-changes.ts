import type { Content } from './content.ts'

export interface AttributeChange { attribute: string; before: unknown; after: unknown }

const ATTRIBUTES = ['name', 'nameEn', 'description', 'descriptionEn', 'operationName', 'rows', 'nested', 'explode'] as const

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null)

/** Members that are not the same: one that was added or removed whole is one change, one that is there twice tells what of it changed. */
const members = (path: string, before: Record<string, unknown> | undefined, after: Record<string, unknown> | undefined): AttributeChange[] => {
  if (!before || !after) return before || after ? [{ attribute: path, before: before ?? null, after: after ?? null }] : []
  return Object.keys({ ...before, ...after }).filter((key) => differ(before[key], after[key])).map((key) => ({ attribute: `${path}.${key}`, before: before[key] ?? null, after: after[key] ?? null }))
}

const asRecord = (value: object | null | undefined): Record<string, unknown> | undefined => (value == null ? undefined : { ...value })

/** What changed between two versions beside the document. Parameters are compared by name: `parameters.crop.default`; their order is a change of its own. */
export const attributeChanges = (before: Content, after: Content): AttributeChange[] => {
  const [old, next] = [before, after].map(({ parameters }) => new Map(parameters.map((parameter) => [parameter.name, parameter])))
  const names = [...new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])])]
  const kept = (content: Content): string[] => content.parameters.map(({ name }) => name).filter((name) => old?.has(name) && next?.has(name))
  return [
    ...ATTRIBUTES.filter((name) => differ(before[name], after[name])).map((name) => ({ attribute: name, before: before[name], after: after[name] })),
    ...names.flatMap((name) => members(`parameters.${name}`, asRecord(old?.get(name)), asRecord(next?.get(name)))),
    ...(differ(kept(before), kept(after)) ? [{ attribute: 'parameters', before: kept(before), after: kept(after) }] : []),
    ...members('picture', asRecord(before.picture), asRecord(after.picture)),
  ]
}
