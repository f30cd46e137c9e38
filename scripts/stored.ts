import { instruments } from '../subgraphs/instruments/index.ts'

/** Every subgraph of ours that keeps tables, in the order in which they are opened. */
export const own = [instruments]
export const stored = own
