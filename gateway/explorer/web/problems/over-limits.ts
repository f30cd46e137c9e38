import { type FieldNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql'
import type { ArgumentSource } from '../../../../schema/limits/field-size.ts'
import { breachSentence } from '../../../../schema/limits/limit-breach.ts'
import type { Limits } from '../../../../schema/limits/limits.ts'
import type { CostShare } from '../../../../schema/limits/cost-shares.ts'
import { setArgument } from '../builder/argument-edits.ts'
import { applyEdits } from '../builder/text-edit.ts'
import { type Estimate, estimate } from '../cost/estimate.ts'
import { readDocument } from '../read-document.ts'
import type { Change, Problem } from './problem.ts'

interface Asked {
  schema: GraphQLSchema
  source: string
  variables: Record<string, unknown>
  limits: Limits
}

/** What goes beyond a limit, with the size that would not. */
export const overLimits = (asked: Asked, estimated: Estimate): Problem[] => {
  const { breach, shares } = estimated
  if (!breach) return []
  const changes = breach.limit === 'pageSize' ? pageSizeChanges(asked, estimated) : breach.limit === 'cost' ? costChanges(asked, estimated) : []
  const { zh, en } = breachSentence(breach)
  const dearest = breach.limit === 'cost' ? shares.find(({ sizes }) => sizes.length > 0) : undefined
  const where = dearest?.path.join('.')
  return [{ key: `limit ${breach.limit}`, zh: where ? `${zh}。最贵的是 ${where}` : zh, en: where ? `${en}. What costs most is ${where}` : en, isForeseen: true, changes }]
}

const pageSizeChanges = (asked: Asked, { shares, operation }: Estimate): Change[] =>
  shares.flatMap((share) => share.sizes.flatMap((size) => {
    if (size.name !== 'first' && size.name !== 'last') return []
    const value = valueOf(size, asked.variables)
    if (typeof value !== 'number' || (value >= 1 && value <= asked.limits.pageSize)) return []
    return sized(asked, operation, share, size, value < 1 ? 1 : asked.limits.pageSize)
  }))

/** For each of the dearest lists that take a size: the largest one with which the whole query is allowed. */
const costChanges = (asked: Asked, { shares, operation }: Estimate): Change[] =>
  shares
    .filter(({ sizes }) => sizes.length > 0)
    .slice(0, 3)
    .flatMap((share) => {
      const size = share.sizes.find(({ name }) => name === 'first') ?? share.sizes[0]
      if (!size) return []
      const present = valueOf(size, asked.variables)
      let [least, most] = [0, Math.min(asked.limits.pageSize, typeof present === 'number' ? present : 20)]
      while (least < most) {
        const middle = Math.ceil((least + most) / 2)
        if (fits(asked, sized(asked, operation, share, size, middle)[0])) least = middle
        else most = middle - 1
      }
      return least > 0 ? sized(asked, operation, share, size, least) : []
    })

const fits = (asked: Asked, change: Change | undefined): boolean => {
  if (!change) return false
  const source = change.kind === 'edit' ? applyEdits(asked.source, change.edits) : asked.source
  const variables = change.kind === 'variable' ? { ...asked.variables, [change.name]: change.value } : asked.variables
  return estimate({ ...asked, source, variables })?.breach === undefined
}

const sized = ({ source }: Asked, operation: OperationDefinitionNode, { path }: CostShare, size: ArgumentSource, value: number): Change[] => {
  const place = `${path.join('.')}(${size.name}:)`
  const texts = { zh: `把 ${place} 设为 ${value}`, en: `set it to ${value}` }
  if ('variable' in size) return [{ kind: 'variable', ...texts, name: size.variable, value }]
  const field = fieldAt(operation, path, source)
  return field ? [{ kind: 'edit', ...texts, edits: setArgument(source, field, size.name, String(value)) }] : []
}

const valueOf = (size: ArgumentSource, variables: Record<string, unknown>): unknown => ('variable' in size ? (variables[size.variable] ?? size.fallback) : size.constant)

/** The field at a path of response names, through inline fragments and the fragments of the document. */
const fieldAt = (operation: OperationDefinitionNode, path: readonly string[], source: string): FieldNode | undefined => {
  const read = readDocument(source)
  const fragments = new Map(read.state === 'read' ? read.fragments.map((fragment) => [fragment.name.value, fragment]) : [])
  const find = (sets: readonly { selections: OperationDefinitionNode['selectionSet']['selections'] }[], name: string): FieldNode[] =>
    sets.flatMap(({ selections }) => selections.flatMap((selection): FieldNode[] => {
      if (selection.kind === Kind.FIELD) return (selection.alias ?? selection.name).value === name ? [selection] : []
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      return inner ? find([inner.selectionSet], name) : []
    }))
  let fields: FieldNode[] = []
  let sets: OperationDefinitionNode['selectionSet'][] = [operation.selectionSet]
  for (const name of path) {
    fields = find(sets, name)
    sets = fields.flatMap(({ selectionSet }) => selectionSet ?? [])
  }
  return fields[0]
}
