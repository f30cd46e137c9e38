import { unitsOf } from './units.ts'

const MOST = 12

/** Other names of what a text names, as people write them. */
export const translationsOf = (text: string): string[] => [...new Set(unitsOf(text).flatMap(({ others }) => others.map(({ name }) => name)))].slice(0, MOST)
