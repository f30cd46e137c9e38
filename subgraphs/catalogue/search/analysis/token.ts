/**
 * A token of a text. Offsets are UTF-16 code units of the original text, so that `original.slice(start, end)` is what to mark.
 * `asWritten` is false of tokens beside the text's own (`共和国` in `中华人民共和国`, `accc10257` beside `ACCC` and `10257`): they are written to the index,
 * but a query does not ask for them. `alphabetic` is true of words that are not cut by the dictionary.
 */
export interface Token { kind: 'word' | 'bigram' | 'identifier'; text: string; start: number; end: number; asWritten: boolean; alphabetic: boolean }
