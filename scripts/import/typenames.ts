/** Which namespace owns a type: where its records are sent, and the prefix of their ids. */
const NAMESPACES = {
  Instrument: 'instruments',
  ResearchBase: 'instruments',
  Species: 'natural-resources',
  Germplasm: 'natural-resources',
  Dataset: 'scientific-data',
  Paper: 'literature',
  Monograph: 'literature',
  Report: 'literature',
  Patent: 'literature',
  Standard: 'literature',
  Project: 'submissions',
  Program: 'submissions',
  PhysicalItem: 'submissions',
  Organization: 'platforms',
  Platform: 'platforms',
} as const

export type Typename = keyof typeof NAMESPACES
export type Namespace = (typeof NAMESPACES)[Typename]

export const namespaceOfType = (typename: Typename): Namespace => NAMESPACES[typename]
