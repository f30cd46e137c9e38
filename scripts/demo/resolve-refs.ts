/** Ids of the graph by symbolic reference: type and slug, such as `Instrument/fast`. The slug need not be the source id that the id follows from. */
export type RefIds = ReadonlyMap<string, string>

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value)

/**
 * A document with every symbolic reference replaced: `{"ref": "Type/slug"}` becomes `{"id": …}`, and `ref` beside other keys, as in a relation, becomes `id`.
 * `provenance.sourceId` is a text: there the reference becomes the id itself, which is how a published resource names the submission item it comes from.
 * Throws on a reference to nothing.
 */
export const resolveRefs = (value: unknown, ids: RefIds): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolveRefs(item, ids))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => {
    if (key === 'ref' && typeof item === 'string') return ['id', idOf(item, ids)]
    if (key === 'sourceId' && isObject(item)) return [key, idOf(String(item.ref), ids)]
    return [key, resolveRefs(item, ids)]
  }))
}

const idOf = (ref: string, ids: RefIds): string => {
  const id = ids.get(ref)
  if (id === undefined) throw new Error(`demo data refer to ${ref}, which is not among them`)
  return id
}
