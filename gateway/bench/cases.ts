/** What is asked, in the order of the reported ratios. */
export const CASES = [
  { name: '1 hop', query: '{ instrument(id: "instruments:8") { id title model keywords } }' },
  { name: '3 hops', query: '{ dataset(id: "datasets:5") { id title rows madeWith { id title model platform { id name } } } }' },
  { name: 'list of 100', query: '{ searchResources(first: 100) { edges { cursor node { id title keywords ... on Instrument { model } ... on Dataset { rows } } } } }' },
] as const

export type Form = 'stock' | 'remote' | 'local'
