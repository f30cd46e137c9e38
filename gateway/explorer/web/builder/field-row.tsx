import { type FieldNode, getNamedType, isCompositeType, isRequiredArgument } from 'graphql'
import { useId, useState } from 'react'
import { ArgumentList } from './argument-list.tsx'
import { useBuilding } from './building.ts'
import { type Owner, removeSelection } from './field-edits.ts'
import { FieldList, type OfferedField } from './field-list.tsx'
import { Label } from './label.tsx'

interface FieldRowProps {
  field: OfferedField
  /** Where it stands in the text; absent where it is only offered. */
  node?: FieldNode
  owners: readonly Owner[]
  onAdd?(): void
}

/** One field: ticked where the text asks for it; below it what it takes and what it has. */
export const FieldRow = ({ field, node, owners, onAdd }: FieldRowProps) => {
  const { source, apply } = useBuilding()
  const [isOpen, setIsOpen] = useState<boolean>()
  const checkbox = useId()
  const type = 'type' in field ? getNamedType(field.type) : undefined
  const hasMore = Boolean(node) && (isCompositeType(type) || field.args.length > 0)
  const opened = hasMore && (isOpen ?? isNear(owners, node))
  const below = node && (node as Owner)

  return (
    <li className={node ? 'chosen' : undefined}>
      <div className="builder-row">
        <button type="button" className="builder-fold" aria-expanded={opened} aria-label={`${opened ? '收起 Fold' : '展开 Unfold'} ${field.name}`} disabled={!hasMore} onClick={() => setIsOpen(!opened)}>
          {hasMore ? (opened ? '▾' : '▸') : ''}
        </button>
        <input id={checkbox} type="checkbox" checked={Boolean(node)} onChange={() => (node ? apply(removeSelection(source, owners, node)) : onAdd?.())} />
        <label htmlFor={checkbox}>
          {node?.alias && <code className="builder-alias">{node.alias.value}:</code>}
          <Label name={field.name} description={field.description} />
        </label>
        {'deprecationReason' in field && field.deprecationReason && <span className="builder-badge" title={field.deprecationReason}>弃用 deprecated</span>}
        {node?.directives?.map(({ name }) => <span key={name.value} className="builder-badge" title="在文本中修改 / Change it in the text">@{name.value}</span>)}
      </div>
      {opened && node && below && (
        <div className="builder-below">
          {field.args.length > 0 && <ArgumentList field={node} args={field.args} isOpen={field.args.some(isRequiredArgument) || (node.arguments?.length ?? 0) > 0} />}
          {isCompositeType(type) && <FieldList type={type} owners={[...owners, below]} />}
        </div>
      )}
    </li>
  )
}

/** What was asked for is unfolded down to the entries of a list; deeper on demand, so that a big text stays readable. */
const isNear = (owners: readonly Owner[], node: FieldNode | undefined): boolean =>
  owners.length <= 3 || node?.name.value === 'node' || node?.name.value === 'edges'
