import { ask } from '../../graph/ask.ts'
import { type Loaded, shapeBy } from './shape-by.ts'

/** Schemas change by publications, not while somebody reads. */
const known = new Map<string, Promise<Loaded>>()

/** What the schema says of a type, asked once. Failures are not kept. */
export const loadShape = (typename: string): Promise<Loaded> => {
  const loading = known.get(typename) ?? shapeBy(ask, typename)
  known.set(typename, loading)
  void loading.then((loaded) => 'failure' in loaded && known.delete(typename))
  return loading
}
