import type { Edit, Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { locationAt, placeOf, removalOf } from '../sdl/edits.ts'
import { prune } from '../sdl/prune.ts'
import { submittedSdl, type SubmittedSdl } from '../sdl/submitted-sdl.ts'
import { GraphQLError } from 'graphql'

const MAX_BYTES = 256 * 1024
const MAX_DEPTH = 16
/** What is far beyond is not even parsed to propose a fix. */
const HOPELESS_BYTES = 8 * MAX_BYTES

const CAUSE = say('每次接入、发布、启动都要解析并合成这份 SDL,各平台共用同一进程', 'This SDL is parsed and composed at every publication and start, in a process that all partners share')

/** Strings, closed or not, and comments: what is not closed reaches to its end, so that no text is looked at twice. */
const TEXT = /"""(?:\\"""|[^])*?(?:"""|$)|"(?:\\.|[^"\\\n\r])*"?|#[^\n\r]*/g

/** Comments and strings blanked out, so that brackets can be counted in one pass. */
const withoutText = (sdl: string): string => sdl.replace(TEXT, (text) => ' '.repeat(text.length))

/** First place that is nested too deeply: where its outermost list or value begins and ends. */
const tooDeep = (plain: string): { at: number; start: number; end: number } | undefined => {
  const open: number[] = []
  let [depth, at, outer] = [0, -1, 0]
  for (const { index, 0: bracket } of plain.matchAll(/[[\]{}()]/g)) {
    if ('[{('.includes(bracket)) {
      open.push(index)
      depth = open.length
      if (depth <= MAX_DEPTH || at >= 0) continue
      at = index
      // Types lie at depth 1, arguments at 2: what may be shortened begins below.
      outer = open.findIndex((place) => plain[place] === '[' || (plain[place] === '{' && place !== open[0]))
    } else {
      const start = open.pop()
      if (at >= 0 && open.length <= outer) return { at, start: start ?? at, end: index + 1 }
    }
  }
  return at < 0 ? undefined : { at, start: at, end: at }
}

const flattened = (plain: string, start: number, end: number): Edit => {
  const inner = plain.slice(start, end)
  const isDefault = /=\s*$/.exec(plain.slice(0, start))
  if (isDefault) return { start: isDefault.index, end, text: '' }
  const named = /^[\s[]*(\w+)[\s\]!]*$/.exec(inner)
  return { start, end, text: named ? `[${named[1]}]` : inner.startsWith('{') ? '{}' : '[]' }
}

const parsed = (text: string): SubmittedSdl | undefined => {
  try {
    return submittedSdl(text, 1_000_000)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return undefined
  }
}

/** Comments go first, then the last types, until the rest is small enough. */
const shortened = (text: string): Edit[] => {
  if (Buffer.byteLength(text) > HOPELESS_BYTES) return []
  const sdl = parsed(text)
  if (!sdl) return []
  const comments = [...text.matchAll(TEXT)].filter(([found]) => found.startsWith('#')).map(({ index, 0: found }) => removalOf(text, index, index + found.length))
  let excess = Buffer.byteLength(text) - MAX_BYTES - comments.reduce((sum, { start, end }) => sum + Buffer.byteLength(text.slice(start, end)), 0)
  if (excess <= 0) return comments
  const doomed: string[] = []
  for (const type of [...sdl.types.values()].reverse()) {
    if (excess <= 0) break
    if (sdl.roots.has(type.name)) continue
    doomed.push(type.name)
    excess -= type.nodes.reduce((sum, node) => sum + Buffer.byteLength(text.slice(placeOf(node).start, placeOf(node).end)), 0)
  }
  return prune(sdl, { types: doomed })
}

const run = ({ text }: CheckContext): Finding[] => {
  const bytes = Buffer.byteLength(text)
  if (bytes > MAX_BYTES) {
    return [finding({
      code: 'SDL_TOO_LARGE', location: locationAt(text, Math.min(text.length, MAX_BYTES)), cause: CAUSE, edits: shortened(text),
      message: say(`SDL 有 ${bytes} 字节,至多 ${MAX_BYTES}`, `The SDL has ${bytes} bytes, ${MAX_BYTES} are allowed`),
      fix: say('去掉注释与不用的类型,或分成两个命名空间', 'Drop comments and types that are not used, or split it into two namespaces'),
    })]
  }
  const plain = withoutText(text)
  const deep = tooDeep(plain)
  if (!deep) return []
  return [finding({
    code: 'SDL_TOO_NESTED', location: locationAt(text, deep.at), cause: CAUSE,
    edits: deep.end > deep.start ? [flattened(plain, deep.start, deep.end)] : [],
    message: say(`括号嵌套超过 ${MAX_DEPTH} 层`, `Brackets are nested more than ${MAX_DEPTH} deep`),
    fix: say('去掉多余的嵌套', 'Take away the nesting'),
  })]
}

export const sdlSize: Rule = { id: 'sdl.size', needs: [], forgives: false, run }
