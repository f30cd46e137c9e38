import { Kind, type ObjectTypeDefinitionNode, parse, print } from 'graphql'
import { FEED_SDL } from '../../sdl-files.ts'
import type { Edit, Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { append, insertAfter, locationOf, replace, withDirective } from '../sdl/edits.ts'
import { hasDirective } from '../sdl/elements.ts'
import { prune } from '../sdl/prune.ts'
import { type FieldNode, rootTypes, type SubmittedSdl } from '../sdl/submitted-sdl.ts'

const ROOT_FIELD = 'resourceChanges'
const feed = parse(FEED_SDL, { noLocation: true }).definitions
const feedTypes = feed.filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION)
const feedField = feed.flatMap((node) => (node.kind === Kind.OBJECT_TYPE_EXTENSION ? (node.fields ?? []) : []))[0]
if (!feedField) throw new Error(`schema/feed.graphql declares no ${ROOT_FIELD}`)

const CAUSE = say('目录只从变更流知道您的资源;各子图的变更流须逐字相同,合成才能共用它', 'The catalogue knows your resources from the feed alone, and feeds of all subgraphs have to be the same to be shared')
const FIX = say('照 schema/feed.graphql 书写', 'Write it as schema/feed.graphql does')

const bare = (field: FieldNode): FieldNode => ({ ...field, description: undefined, directives: [], ...(field.kind === Kind.FIELD_DEFINITION ? { arguments: field.arguments?.map((argument) => ({ ...argument, description: undefined, directives: [] })) } : {}) }) as FieldNode
/** A field by meaning: name, arguments in order of their names, type. */
const meaning = (field: FieldNode): string => {
  const plain = bare(field)
  const given = plain.kind === Kind.FIELD_DEFINITION ? [...(plain.arguments ?? [])].sort((a, b) => (a.name.value < b.name.value ? -1 : 1)) : []
  return `${plain.name.value}(${given.map((argument) => print(argument)).join(', ')}): ${print(plain.type)}`
}
const plainText = (field: FieldNode): string => print(bare(field)).replace(/\s+/g, ' ')

/** Federation 1 knows neither mark: composition adds the one, and ours brings the other. */
const marksOf = (sdl: SubmittedSdl): string[] => (sdl.names.version ? ['shareable', 'inaccessible'] : [])
const marked = (sdl: SubmittedSdl, text: string): string => [text, ...marksOf(sdl).map((mark) => `@${sdl.names.usable(mark)}`)].join(' ')

const rootField = (sdl: SubmittedSdl): Finding[] => {
  const [query] = rootTypes(sdl, 'Query')
  const field = query?.fields.get(ROOT_FIELD)
  const coordinate = `${query?.name ?? 'Query'}.${ROOT_FIELD}`
  if (!field) {
    return [finding({
      code: 'FEED_MISSING', coordinate, location: query?.nodes[0] ? locationOf(query.nodes[0]) : { line: 1, column: 1 }, cause: CAUSE, fix: FIX,
      message: say('没有变更流 resourceChanges', 'The change feed resourceChanges is missing'),
      edits: [append(sdl.text, `\n${query ? 'extend ' : ''}type ${query?.name ?? 'Query'} {\n  ${marked(sdl, plainText(feedField))}\n}`)],
    })]
  }
  if (meaning(field) !== meaning(feedField)) {
    return [finding({ code: 'FEED_DIFFERENT', coordinate, node: field, cause: CAUSE, fix: FIX, message: say(`${coordinate} 应为 ${meaning(feedField)}`, `${coordinate} has to be ${meaning(feedField)}`), edits: [replace(field, marked(sdl, plainText(feedField)))] })]
  }
  return marksOf(sdl).filter((mark) => !hasDirective(sdl, field, mark) && !(mark === 'shareable' && query?.nodes.some((node) => hasDirective(sdl, node, mark)))).map((mark) => finding({
    code: 'FEED_UNMARKED', coordinate, node: field, cause: CAUSE,
    message: say(`${coordinate} 缺少 @${mark}`, `${coordinate} lacks @${mark}`), fix: say(`加上 @${mark}`, `Add @${mark}`),
    edits: [withDirective(field, `@${sdl.names.usable(mark)}`)],
  }))
}

const typeFindings = (sdl: SubmittedSdl, expected: ObjectTypeDefinitionNode): Finding[] => {
  const name = expected.name.value
  const type = sdl.types.get(name)
  const [node] = type?.nodes ?? []
  const whole = `${marked(sdl, `type ${name}`)} {\n${(expected.fields ?? []).map((field) => `  ${plainText(field)}`).join('\n')}\n}`
  if (!type || !node) {
    return [finding({ code: 'FEED_MISSING', coordinate: name, location: { line: 1, column: 1 }, cause: CAUSE, fix: FIX, message: say(`没有类型 ${name}`, `The type ${name} is missing`), edits: [append(sdl.text, `\n${whole}`)] })]
  }
  if (type.kind !== 'Object') return [finding({ code: 'FEED_DIFFERENT', coordinate: name, node, cause: CAUSE, fix: FIX, message: say(`${name} 应为 type`, `${name} has to be a type`), edits: [replace(node, whole)] })]
  const found: Finding[] = []
  const missing: string[] = []
  for (const wanted of expected.fields ?? []) {
    const coordinate = `${name}.${wanted.name.value}`
    const field = type.fields.get(wanted.name.value)
    if (!field) missing.push(plainText(wanted))
    else if (meaning(field) !== meaning(wanted)) found.push(finding({ code: 'FEED_DIFFERENT', coordinate, node: field, cause: CAUSE, fix: FIX, message: say(`${coordinate} 应为 ${print(wanted.type)}`, `${coordinate} has to be ${print(wanted.type)}`), edits: [replace(field, plainText(wanted))] }))
  }
  const last = [...type.fields.values()].at(-1)
  if (missing.length > 0) {
    found.push(finding({ code: 'FEED_DIFFERENT', coordinate: name, node, cause: CAUSE, fix: FIX, message: say(`${name} 缺少 ${missing.join('、')}`, `${name} lacks ${missing.join(', ')}`), edits: last ? [insertAfter(last, `\n  ${missing.join('\n  ')}`)] : [replace(node, whole)] }))
  }
  const extra = [...type.fields.values()].filter((field) => !(expected.fields ?? []).some((wanted) => wanted.name.value === field.name.value))
  found.push(...extra.map((field) => finding({
    code: 'FEED_DIFFERENT', coordinate: `${name}.${field.name.value}`, node: field, cause: CAUSE, message: say(`${name} 没有字段 ${field.name.value}`, `${name} has no field ${field.name.value}`),
    fix: say('去掉它;您要说的放进 document.details', 'Take it away; what you want to tell belongs into document.details'), edits: prune(sdl, { fields: [`${name}.${field.name.value}`] }),
  })))
  const everyField = (mark: string): boolean => [...type.fields.values()].every((field) => hasDirective(sdl, field, mark))
  found.push(...marksOf(sdl).filter((mark) => !type.nodes.some((each) => hasDirective(sdl, each, mark)) && !everyField(mark)).map((mark) => finding({
    code: 'FEED_UNMARKED', coordinate: name, node, cause: CAUSE, message: say(`${name} 缺少 @${mark}`, `${name} lacks @${mark}`), fix: say(`加上 @${mark}`, `Add @${mark}`),
    edits: [withDirective(node, `@${sdl.names.usable(mark)}`)],
  })))
  return found
}

const documentScalar = (sdl: SubmittedSdl): Finding[] => {
  const [coordinate, type] = ['ResourceDocument', sdl.types.get('ResourceDocument')]
  const [node] = type?.nodes ?? []
  const marks = marksOf(sdl).filter((mark) => mark === 'inaccessible')
  const whole = ['scalar ResourceDocument', ...marks.map((mark) => `@${sdl.names.usable(mark)}`)].join(' ')
  const missing = say('没有 scalar ResourceDocument', 'The scalar ResourceDocument is missing')
  if (!type || !node) return [finding({ code: 'FEED_MISSING', coordinate, location: { line: 1, column: 1 }, cause: CAUSE, fix: FIX, message: missing, edits: [append(sdl.text, `\n${whole}`)] })]
  if (type.kind !== 'Scalar') return [finding({ code: 'FEED_DIFFERENT', coordinate, node, cause: CAUSE, fix: FIX, message: say('ResourceDocument 应为 scalar', 'ResourceDocument has to be a scalar'), edits: type.nodes.map((each, index): Edit => replace(each, index === 0 ? whole : '')) })]
  return marks.filter((mark) => !type.nodes.some((each) => hasDirective(sdl, each, mark))).map((mark) => finding({
    code: 'FEED_UNMARKED', coordinate, node, cause: CAUSE, message: say(`${coordinate} 缺少 @${mark}`, `${coordinate} lacks @${mark}`), fix: say(`加上 @${mark}`, `Add @${mark}`),
    edits: [withDirective(node, `@${sdl.names.usable(mark)}`)],
  }))
}

const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  return [...rootField(sdl), ...feedTypes.flatMap((type) => typeFindings(sdl, type)), ...documentScalar(sdl)]
}

export const contractFeed: Rule = { id: 'contract.feed', needs: ['sdl.syntax', 'sdl.reserved'], forgives: true, run }
