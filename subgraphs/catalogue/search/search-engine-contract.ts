import { afterEach, beforeEach, describe } from 'vitest'
import { facetContract } from './contract/facet-contract.ts'
import { filterContract } from './contract/filter-contract.ts'
import { matchingContract } from './contract/matching-contract.ts'
import { pagingContract } from './contract/paging-contract.ts'
import { swapContract } from './contract/swap-contract.ts'
import { visibilityContract } from './contract/visibility-contract.ts'
import { writeContract } from './contract/write-contract.ts'
import type { SearchEngine } from './port.ts'

const PARTS = {
  write: writeContract, matching: matchingContract, visibility: visibilityContract, filters: filterContract, facets: facetContract, paging: pagingContract, swap: swapContract,
}

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
