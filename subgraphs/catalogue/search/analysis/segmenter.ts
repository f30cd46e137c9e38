import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let loaded: Jieba | undefined

/** Loaded at the first use (a quarter of a second, 70 MB): processes that never analyse do not pay for it. */
export const segmenter = (): Jieba => (loaded ??= Jieba.withDict(dict))
