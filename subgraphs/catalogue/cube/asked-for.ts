import type { IndexFilter } from '../search/port.ts'
import { directoryClass } from '../vocabulary/directory-classes.ts'
import type { CubeDimension } from './cube-field.ts'

/** A resource that has a ticked value may have others too; cells of those were not asked for, and no search would open them. */
export const isAskedFor = (terms: IndexFilter['terms'], dimensions: readonly CubeDimension[], keys: readonly (string | null)[]): boolean =>
  dimensions.every((dimension, at) => {
    const [ticked, key] = [terms[dimension], keys[at]]
    return !ticked || (key != null && ticked.some((value) => isWithin(dimension, key, value)))
  })

const isWithin = (dimension: CubeDimension, key: string, value: string): boolean =>
  key === value || (dimension === 'DISCIPLINE' && key.startsWith(value)) || (dimension === 'CATEGORY' && directoryClass(key)?.parent === value)
