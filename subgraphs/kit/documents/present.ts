/** The texts that are there. */
export const present = (texts: readonly (string | null | undefined)[]): string[] => texts.filter((text): text is string => typeof text === 'string' && text !== '')
