import { type DocumentNode, GraphQLError, parse, validate } from 'graphql'
import type { AffectedOperation, Finding, Sentence } from '../check.ts'
import type { CheckContext, RecordedOperation } from '../check-context.ts'
import { comparisonOf, type Comparison, touched } from '../breaking/comparison.ts'
import { restore } from '../breaking/restore.ts'
import { rewrite } from '../breaking/rewrite.ts'
import type { SchemaChange } from '../breaking/schema-changes.ts'
import { usageOf } from '../breaking/usage.ts'
import { finding, type Rule, say } from '../rule.ts'
import { locationOf } from '../sdl/edits.ts'
import { submittedSdl } from '../sdl/submitted-sdl.ts'

/** Listed with one change; the message counts all of them. */
const MOST_OPERATIONS = 100

interface Known { operation: RecordedOperation; document: DocumentNode; used: Set<string>; fails: string | undefined }

const WHAT: Record<SchemaChange['kind'], (change: SchemaChange) => Sentence> = {
  TYPE_REMOVED: ({ coordinate }) => say(`类型 ${coordinate} 没有了`, `The type ${coordinate} is gone`),
  KIND_CHANGED: ({ coordinate }) => say(`${coordinate} 变成了另一种类型`, `${coordinate} is of another kind now`),
  FIELD_REMOVED: ({ coordinate }) => say(`字段 ${coordinate} 没有了`, `The field ${coordinate} is gone`),
  FIELD_TYPE_CHANGED: ({ coordinate, before, after }) => say(`${coordinate} 由 ${before} 变为 ${after}`, `${coordinate} was ${before} and is ${after}`),
  ARGUMENT_REMOVED: ({ coordinate }) => say(`参数 ${coordinate} 没有了`, `The argument ${coordinate} is gone`),
  ARGUMENT_TYPE_CHANGED: ({ coordinate, before, after }) => say(`${coordinate} 由 ${before} 变为 ${after}`, `${coordinate} was ${before} and is ${after}`),
  ARGUMENT_REQUIRED: ({ coordinate }) => say(`参数 ${coordinate} 变为必填`, `The argument ${coordinate} has to be given now`),
  INPUT_FIELD_REMOVED: ({ coordinate }) => say(`输入字段 ${coordinate} 没有了`, `The input field ${coordinate} is gone`),
  INPUT_FIELD_TYPE_CHANGED: ({ coordinate, before, after }) => say(`${coordinate} 由 ${before} 变为 ${after}`, `${coordinate} was ${before} and is ${after}`),
  INPUT_FIELD_REQUIRED: ({ coordinate }) => say(`输入字段 ${coordinate} 变为必填`, `The input field ${coordinate} has to be given now`),
  VALUE_REMOVED: ({ coordinate }) => say(`枚举值 ${coordinate} 没有了`, `The enum value ${coordinate} is gone`),
  MEMBER_REMOVED: ({ coordinate, before }) => say(`${before} 不再属于联合 ${coordinate}`, `${before} is no member of ${coordinate} any more`),
  INTERFACE_REMOVED: ({ coordinate, before }) => say(`${coordinate} 不再实现 ${before}`, `${coordinate} implements ${before} no more`),
}

export const whatOf = (change: SchemaChange): Sentence => WHAT[change.kind](change)

/** Operations that parse and are valid today; what is broken already is nobody's fault now. */
const knownOperations = ({ before, after }: Comparison, operations: readonly RecordedOperation[]): Known[] =>
  operations.flatMap((operation) => {
    try {
      const document = parse(operation.document, { maxTokens: 15_000 })
      if (validate(before, document, undefined, { maxErrors: 1 }).length > 0) return []
      return [{ operation, document, used: usageOf(before, document), fails: validate(after, document, undefined, { maxErrors: 1 })[0]?.message }]
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      return []
    }
  })

type Affected = AffectedOperation & { mended: boolean }

const listed = (operations: readonly Affected[]): AffectedOperation[] => operations.slice(0, MOST_OPERATIONS).map(({ mended: _mended, ...operation }) => operation)

const users = (change: SchemaChange, known: readonly Known[]): Known[] =>
  known.filter(({ used, fails }) => {
    if (!touched(change).some((coordinate) => used.has(coordinate))) return false
    // A value that answers bear no more breaks nobody who does not send it; a new argument breaks only those who do not give it.
    return change.kind === 'ARGUMENT_REQUIRED' ? fails !== undefined : true
  })

/** A rewrite answers as before only where all that the operation uses of the changes are new names. */
const isRenamedOnly = ({ changes, renames }: Comparison, each: Known): boolean => changes.every((change) => renames.has(change.coordinate) || users(change, [each]).length === 0)

const affected = (comparison: Comparison, each: Known): Affected => {
  const { operation, document } = each
  const rewritten = rewrite(comparison.before, comparison.after, document, comparison.renames)
  const mended = operation.savedQuery !== undefined && rewritten !== undefined && isRenamedOnly(comparison, each)
  return {
    mended,
    name: operation.name,
    client: operation.clientVersion ? `${operation.client} ${operation.clientVersion}` : operation.client,
    ...(operation.owner === undefined ? {} : { owner: operation.owner }),
    ...(rewritten === undefined || operation.savedQuery?.shown === false ? {} : { rewrite: rewritten }),
  }
}

/** Saved queries that a machine can rewrite are, together with the publication: they are named and do not stand in its way. */
const mendedFinding = (context: CheckContext, comparison: Comparison, change: SchemaChange, operations: readonly Affected[]): Finding => {
  const what = whatOf(change)
  return finding({
    code: 'SAVED_QUERIES_REWRITTEN', level: 'NOTICE', coordinate: change.coordinate, location: placeIn(context, change),
    message: say(`${what.zh},用到它的 ${operations.length} 个保存查询将随发布改写`, `${what.en}: ${operations.length} saved queries that use it are rewritten with the publication`),
    cause: say('保存的查询由登记处随模式改写,回答的形状不变,所有者会得知', 'Saved queries are rewritten with the schema; their answers keep their shape, and their owners are told'),
    fix: say(`无须处理;新名为 ${comparison.renames.get(change.coordinate) ?? '—'}`, `Nothing to do; the new name is ${comparison.renames.get(change.coordinate) ?? '—'}`),
    operations: listed(operations),
  })
}

const CAUSE = say('这些操作正在使用,变更后会失败或得到别样的回答', 'These operations are in use, and would fail or be answered otherwise')

/** Where the change is felt in the submitted SDL: the element, or the type that lost it. */
const placeIn = (context: CheckContext, { coordinate, typename }: SchemaChange): { line: number; column: number } => {
  const type = context.sdl().types.get(typename)
  const field = type?.fields.get(coordinate.split(/[.(]/)[1] ?? '')
  const node = field ?? type?.nodes[0]
  return node ? locationOf(node) : { line: 1, column: 1 }
}

export const changeFinding = (context: CheckContext, comparison: Comparison, change: SchemaChange, operations: readonly Affected[] | undefined): Finding => {
  const to = comparison.renames.get(change.coordinate)
  const { previous } = context.published
  const edits = operations && previous ? restore(context.sdl(), submittedSdl(previous.sdl), change, to) : []
  const what = whatOf(change)
  const lost = previous?.resourceTypes.filter(({ typename }) => typename === change.typename && change.kind === 'TYPE_REMOVED' && !context.candidate.resourceTypes.some((entry) => entry.typename === typename)) ?? []
  return finding({
    code: change.kind, level: operations ? 'ERROR' : 'NOTICE', coordinate: change.coordinate, location: placeIn(context, change),
    message: operations ? say(`${what.zh},有 ${operations.length} 个操作在用`, `${what.en}, and ${operations.length} operations use it`) : what,
    cause: operations ? CAUSE : say('没有记录到的操作用到它', 'No recorded operation uses it'),
    fix: to !== undefined
      ? say(`把旧的留在 ${to} 旁边,标 @deprecated(reason: …),待用者迁移`, `Keep the old one beside ${to} with @deprecated(reason: …) until its users have moved`)
      : say('保留旧的并标 @deprecated(reason: …),待用者迁移', 'Keep the old one with @deprecated(reason: …) until its users have moved'),
    edits, ...(operations ? { operations: listed(operations) } : {}),
    ...(operations && lost.length > 0 ? { submission: { resourceTypes: [...context.candidate.resourceTypes, ...lost] } } : {}),
  })
}

/** No evidence is not the same as no harm: it is said, and does not stand in the way where nobody has asked anything yet. */
const UNKNOWN_USERS = finding({
  code: 'NO_OPERATIONS_RECORDED', level: 'NOTICE',
  message: say('还没有记录到任何操作:无从得知谁会受影响', 'No operation is recorded yet: nobody can say who would be affected'),
  cause: say('有改动会让旧的查询失败,见 breaking.schema', 'Some changes would fail older queries, see breaking.schema'),
  fix: say('保留旧的并标 @deprecated(reason: …)', 'Keep what was there, with @deprecated(reason: …)'),
})

const run = (context: CheckContext): Finding[] | { skipped: Sentence } => {
  const { published, operations } = context
  if (published.apiSdl === undefined) return published.previous || operations.length > 0 ? { skipped: say('没有当前版本的 API 可比', 'There is no API of a current version to compare with') } : []
  const comparison = comparisonOf(context)
  // What only adds breaks nothing: the operations need not be looked at.
  if (!comparison || comparison.changes.length === 0) return []
  if (operations.length === 0) return [UNKNOWN_USERS]
  const known = knownOperations(comparison, operations)
  const explained = new Set<Known>()
  const found = comparison.changes.flatMap((change) => {
    const using = users(change, known)
    for (const each of using) explained.add(each)
    const operations = using.map((each) => affected(comparison, each))
    const [mended, broken] = [operations.filter((each) => each.mended), operations.filter((each) => !each.mended)]
    return [
      ...(broken.length === 0 ? [] : [changeFinding(context, comparison, change, broken)]),
      ...(mended.length === 0 ? [] : [mendedFinding(context, comparison, change, mended)]),
    ]
  })
  // Fragments that no longer fit, and whatever else a change breaks at one remove.
  const [indirect] = comparison.changes.filter(({ kind }) => kind === 'INTERFACE_REMOVED' || kind === 'MEMBER_REMOVED')
  const rest = known.filter((each) => each.fails !== undefined && !explained.has(each))
  if (rest.length === 0) return found
  const broken = rest.map((each) => ({ ...affected(comparison, each), fails: each.fails })).filter(({ mended }) => !mended)
  const affectedNow = broken.map(({ fails: _fails, ...each }) => each)
  if (affectedNow.length === 0) return found
  return [...found, indirect ? changeFinding(context, comparison, indirect, affectedNow) : finding({
    code: 'OPERATION_BREAKS', location: { line: 1, column: 1 }, cause: CAUSE, operations: listed(affectedNow),
    message: say(`有 ${affectedNow.length} 个操作会失败:${broken[0]?.fails}`, `${affectedNow.length} operations would fail: ${broken[0]?.fails}`),
    fix: say('保留这些操作所用的元素', 'Keep what these operations use'),
  })]
}

export const breakingOperations: Rule = { id: 'breaking.operations', needs: ['composition'], forgives: false, run }
