import { DEFAULT_LIMITS, type Limits } from '../../../schema/limits/limits.ts'

/** The limits of this graph stand beside the page; where they cannot be had, those that it comes with. */
const asked: Promise<Limits> = fetch(new URL('./limits.json', document.baseURI)).then((response) => (response.ok ? (response.json() as Promise<Limits>) : DEFAULT_LIMITS), () => DEFAULT_LIMITS)

export const readLimits = (): Promise<Limits> => asked
