import { type ASTNode, type DocumentNode, GraphQLError, isTypeDefinitionNode, isTypeExtensionNode, isTypeSystemDefinitionNode, isTypeSystemExtensionNode, type NameNode, parse } from 'graphql'
import type { Edit, Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { removal, removalOf } from '../sdl/edits.ts'
import { applyEdits } from '../apply-edits.ts'

const MAX_TOKENS = 100_000

const errorOf = (text: string): GraphQLError | undefined => {
  try {
    parse(text, { maxTokens: MAX_TOKENS })
    return undefined
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return error
  }
}

const positionOf = (error: GraphQLError): number => error.positions?.[0] ?? 0

/** Ways to mend a text at the place where it stops being SDL, the smallest first. */
const candidates = (text: string, at: number, message: string): Edit[] => {
  const insert = (added: string, place = at): Edit => ({ start: place, end: place, text: added })
  const token = /^("""[^]*?(?:"""|$)|"[^\n]*|[_A-Za-z]\w*|[^])/.exec(text.slice(at))?.[0] ?? ''
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const nextLine = text.indexOf('\n', at)
  const lineEnd = nextLine < 0 ? text.length : nextLine
  const starts = [...text.matchAll(/^(?:""?"?.*\n)?(?:extend\s+)?(?:type|interface|union|enum|input|scalar|schema|directive)\b/gm)].map(({ index }) => index)
  const from = starts.filter((start) => start <= at).at(-1) ?? 0
  const to = starts.find((start) => start > at) ?? text.length
  const expected = /Expected "([^"]+)"/.exec(message)?.[1]
  return [
    ...(expected ? [insert(`${expected} `)] : []),
    ...(message.includes('<EOF>') ? [insert('\n}\n', text.length)] : []),
    ...(/Expected Name, found "}"/.test(message) ? [removalOf(text, text.lastIndexOf('{', at), at + 1)] : []),
    insert('"'), insert('}\n'), insert('}\n', from), insert(': '),
    { start: at, end: at + token.length, text: '' },
    removalOf(text, lineStart, lineEnd),
    removalOf(text, from, to),
  ]
}

/** The first way that makes it parse; where none does, the one that gets furthest. */
const mended = (text: string, error: GraphQLError): Edit[] => {
  let best: { edit: Edit; reaches: number } | undefined
  for (const edit of candidates(text, positionOf(error), error.message)) {
    const next = errorOf(applyEdits(text, [edit]))
    if (!next) return [edit]
    const reaches = positionOf(next) + (edit.end - edit.start) - edit.text.length
    if (!best || reaches > best.reaches) best = { edit, reaches }
  }
  return best ? [best.edit] : []
}

const CAUSE = say('图只能合成合乎 GraphQL 语法的 SDL', 'Only what is GraphQL SDL can be composed')

const run = ({ text }: CheckContext): Finding[] => {
  const error = errorOf(text)
  if (error) {
    return [finding({
      code: 'SYNTAX_ERROR', cause: CAUSE, edits: mended(text, error), location: error.locations?.[0] ?? { line: 1, column: 1 },
      message: say(`语法错误:${error.message.replace(/^Syntax Error: /, '')}`, error.message),
      fix: say('改正此处,或去掉这一段', 'Correct this place, or take the part away'),
    })]
  }
  const document = parse(text)
  const executable = document.definitions.filter((node) => !isTypeSystemDefinitionNode(node) && !isTypeSystemExtensionNode(node)).map((node) => finding({
    code: 'NOT_SDL', node, cause: CAUSE, edits: [removal(text, node)],
    message: say('SDL 中不能有查询或片段', 'An SDL holds no operations or fragments'),
    fix: say('去掉它', 'Take it away'),
  }))
  return [...executable, ...duplicates(document).map(({ node, coordinate }) => finding({
    code: 'DECLARED_TWICE', node, coordinate, edits: [removal(text, node)],
    message: say(`${coordinate} 声明了两次`, `${coordinate} is declared twice`),
    cause: say('两处声明以哪一处为准,各工具不一', 'Tools disagree which of the two counts'),
    fix: say('留一处;要补充类型请用 extend', 'Keep one; extend adds to a type'),
  }))]
}

type Named = ASTNode & { name: NameNode }

/** The second and further declarations of one name, with their coordinates. */
const repeated = (nodes: readonly Named[], coordinate: (name: string) => string, seen = new Set<string>()): { node: ASTNode; coordinate: string }[] =>
  nodes.flatMap((node) => {
    const name = node.name.value
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [{ node, coordinate: coordinate(name) }]
  })

const duplicates = (document: DocumentNode): { node: ASTNode; coordinate: string }[] => {
  const definitions = repeated(document.definitions.filter(isTypeDefinitionNode), (name) => name)
  const gone = new Set(definitions.map(({ node }) => node))
  const members = new Map<string, Set<string>>()
  return [...definitions, ...document.definitions.flatMap((node) => {
    if (!(isTypeDefinitionNode(node) || isTypeExtensionNode(node)) || gone.has(node)) return []
    const type = node.name.value
    const seen = members.get(type) ?? new Set<string>()
    members.set(type, seen)
    const fields = 'fields' in node ? (node.fields ?? []) : []
    return [
      ...repeated([...fields, ...('values' in node ? (node.values ?? []) : [])], (name) => `${type}.${name}`, seen),
      ...fields.flatMap((field) => ('arguments' in field ? repeated(field.arguments ?? [], (name) => `${type}.${field.name.value}(${name}:)`) : [])),
    ]
  })]
}

export const sdlSyntax: Rule = { id: 'sdl.syntax', needs: ['sdl.size'], forgives: false, run }
