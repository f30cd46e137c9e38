import type { Token } from './token.ts'

/** Takes tokens as they are found; `at` and `length` in the folded text, the rest as in Token. One way of finding them serves those who want objects and those who want lists. */
export type TokenSink = (kind: Token['kind'], text: string, at: number, length: number, asWritten: boolean, alphabetic: boolean) => void
