import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { foldText } from './fold.ts'
import { hanVariants } from './han-variants.ts'

let loaded: Jieba | undefined

/** Loaded at the first use (a third of a second, 90 MB): processes that never analyse do not pay for it. */
export const segmenter = (): Jieba => (loaded ??= load())

const load = (): Jieba => {
  const jieba = Jieba.withDict(dict)
  jieba.loadDict(Buffer.from(foldedWords(new TextDecoder().decode(dict))))
  return jieba
}

/**
 * Text is folded before it is cut, so words with characters that fold to others (着陆, 乾隆, 黏土) are added as folded, or the dictionary would no longer know them.
 * Words that it has anyway keep their frequency.
 */
const foldedWords = (entries: string): string => {
  const folding = new Uint8Array(0x10000)
  for (const variant of hanVariants().keys()) if (variant.length === 1) folding[variant.charCodeAt(0)] = 1
  const added = new Map<string, string>()
  const beginnings = new Uint8Array(0x10000)
  forEachLine(entries, (begin, end) => {
    let at = begin
    while (at < end && folding[entries.charCodeAt(at)] === 0) at++
    if (at === end) return
    const [word = '', ...rest] = entries.slice(begin, end).split(' ')
    const folded = foldText(word)
    beginnings[folded.charCodeAt(0)] = 1
    added.set(folded, [folded, ...rest].join(' '))
  })
  forEachLine(entries, (begin, end) => {
    if (beginnings[entries.charCodeAt(begin)] === 1) added.delete(entries.slice(begin, Math.min(end, entries.indexOf(' ', begin))))
  })
  return `${[...added.values()].join('\n')}\n`
}

const forEachLine = (text: string, visit: (begin: number, end: number) => void): void => {
  for (let begin = 0; begin < text.length; ) {
    const newline = text.indexOf('\n', begin)
    const end = newline < 0 ? text.length : newline
    if (end > begin) visit(begin, end)
    begin = end + 1
  }
}
