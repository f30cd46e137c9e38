import { afterEach, beforeEach, describe } from 'vitest'
import { aggregateContract } from './contract/aggregate-contract.ts'
import { agreementContract } from './contract/agreement-contract.ts'
import { facetContract } from './contract/facet-contract.ts'
import { filterContract } from './contract/filter-contract.ts'
import { gridContract } from './contract/grid-contract.ts'
import { leakContract } from './contract/leak-contract.ts'
import { matchingContract } from './contract/matching-contract.ts'
import { pagingContract } from './contract/paging-contract.ts'
import { queryContract } from './contract/query-contract.ts'
import { suggestContract } from './contract/suggest-contract.ts'
import { swapContract } from './contract/swap-contract.ts'
import { visibilityContract } from './contract/visibility-contract.ts'
import { vocabularyContract } from './contract/vocabulary-contract.ts'
import { writeContract } from './contract/write-contract.ts'
import type { SearchEngine } from './port.ts'

const PARTS = {
  write: writeContract, matching: matchingContract, queries: queryContract, visibility: visibilityContract, leaks: leakContract, filters: filterContract, facets: facetContract, paging: pagingContract,
  suggest: suggestContract, vocabulary: vocabularyContract, grid: gridContract, aggregate: aggregateContract, agreement: agreementContract, swap: swapContract,
}

/** What adapters may answer differently, and why. The cases are loose exactly there; everything else is the same. */
export const DIFFERENCES = {
  'values of scores': 'BM25 of FTS5 and of Elasticsearch weigh fields and lengths in their own ways; cases compare orders that any BM25 gives, and equality of what is alike.',
  'further values of a cursor': 'The engine of an open point in time keeps its name beside score and id; an adapter refuses cursors it did not make.',
  'order of suggestions': 'By how many records bear them, roughly: only a text that many more bear has to come first. With slips admitted, what begins exactly need not come before what nearly does.',
  'order of tiles and cells': 'The port names none; cases sort them.',
  'sample of a tile': 'Any of its records: the first of many costs an engine in parts a second question.',
  'decimals of places': 'Elasticsearch keeps places in 32 bits per coordinate, about a centimetre; means and spans are compared to four decimals.',
  'when a write is found': 'At once, or after a refresh: the fixtures wait until stats tell the position.',
} as const

/** What every adapter of the search port has to hold. `open` gives an engine with an empty index, each time. */
export const searchEngineContract = (name: string, open: () => Promise<SearchEngine>): void => {
  describe(`${name} holds the contract of the search port`, () => {
    let engine: SearchEngine
    beforeEach(async () => {
      engine = await open()
    })
    afterEach(() => engine.close())
    for (const [part, contract] of Object.entries(PARTS)) describe(part, () => contract(() => engine))
  })
}
