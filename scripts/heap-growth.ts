import { setFlagsFromString } from 'node:v8'

/**
 * V8 lets a heap grow to several times of what is in use before it collects all of it; on a machine with much memory an export then takes hundreds of megabytes
 * that nobody needs. With this it collects when a third has come to what was left the last time: some more work for far less memory (README of the registry, Exports).
 */
const GROWTH_PERCENT = 30

/** Before anything is loaded that fills the heap; threads that are started later grow alike. */
export const boundHeapGrowth = (): void => setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
