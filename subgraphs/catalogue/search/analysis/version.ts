/** Raised with every change that gives other tokens for some text: an index built with another version is built anew. */
export const ANALYSIS_VERSION = 2
