import { type GraphQLCompositeType, isAbstractType, Kind, type SelectionNode } from 'graphql'
import { useBuilding } from './building.ts'
import { fieldsOf } from './field-list.tsx'

/** Names what stands in the text but not in the panel: it stays exactly as written. */
export const KeptAsWritten = ({ type, selections }: { type: GraphQLCompositeType; selections: readonly SelectionNode[] }) => {
  const { schema } = useBuilding()
  const known = new Set(fieldsOf(type).map(({ name }) => name))
  const kept = selections.flatMap((selection) => {
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD: return [`...${selection.name.value}`]
      case Kind.FIELD: return known.has(selection.name.value) || (selection.name.value === '__typename' && isAbstractType(type)) ? [] : [selection.name.value]
      case Kind.INLINE_FRAGMENT: return isShownAsGroup(type, selection.typeCondition?.name.value, schema) ? [] : [selection.typeCondition ? `... on ${selection.typeCondition.name.value}` : '... { }']
    }
  })
  if (kept.length === 0) return null
  return (
    <p className="builder-note">
      文本中还有，面板不显示、按原样保留：<span lang="en">In the text, not shown here, kept as written:</span> {kept.map((text, index) => <code key={`${text} ${index}`}>{text}</code>)}
    </p>
  )
}

const isShownAsGroup = (type: GraphQLCompositeType, condition: string | undefined, schema: ReturnType<typeof useBuilding>['schema']): boolean =>
  condition !== undefined && isAbstractType(type) && schema.getPossibleTypes(type).some(({ name }) => name === condition)
