import { type GraphQLCompositeType, type GraphQLField, isAbstractType, isInterfaceType, isObjectType, Kind, type SelectionNode } from 'graphql'
import { useState } from 'react'
import { useBuilding } from './building.ts'
import { bothLanguages } from './descriptions.ts'
import { defaultSelection } from './default-selection.ts'
import { addSelection, type Owner } from './field-edits.ts'
import { FieldRow } from './field-row.tsx'
import { KeptAsWritten } from './kept-as-written.tsx'
import { TypeGroups } from './type-groups.tsx'

interface FieldListProps {
  type: GraphQLCompositeType
  owners: readonly Owner[]
  /** Fields that are offered elsewhere, such as those of the interface beside the special ones of a type. */
  besides?: ReadonlySet<string>
}

/** A long list shows its beginning and what is chosen; the rest is a word away. */
const SHOWN = 14

/** The fields of one type as checkboxes: what is chosen in the text, and what could be. */
export const FieldList = ({ type, owners, besides }: FieldListProps) => {
  const { source, apply } = useBuilding()
  const [wanted, setWanted] = useState('')
  const [isWhole, setIsWhole] = useState(false)
  const owner = owners.at(-1)
  if (!owner) return null
  const selections = owner.selectionSet?.selections ?? []
  const all = fieldsOf(type).filter(({ name }) => !besides?.has(name) || occurrences(selections, name).length > 0)
  const matching = all.filter((field) => matches(field, wanted))
  const chosen = matching.filter(({ name }) => occurrences(selections, name).length > 0)
  // The root has more fields than anybody reads: what is chosen there comes alone.
  const isRoot = owner.kind === Kind.OPERATION_DEFINITION
  const shown = wanted || isWhole ? matching : isRoot && chosen.length > 0 ? chosen : matching.filter((field, index) => index < SHOWN || chosen.includes(field))
  const typeName = bothLanguages(type.description).zh || type.name

  return (
    <div className="builder-fields">
      {all.length > SHOWN && (
        <input type="search" className="builder-search" value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} placeholder={`在 ${all.length} 个字段中查找 / Find a field`} aria-label={`查找字段 / Find a field: ${typeName}`} />
      )}
      <ul>
        {isAbstractType(type) && <TypeNameRow owners={owners} />}
        {shown.map((field) => {
          const present = occurrences(selections, field.name)
          // One row before and after it is ticked, so that the focus stays.
          return (present.length === 0 ? [undefined] : present).map((node, index) => (
            <FieldRow key={`${field.name} ${index}`} field={field} node={node} owners={owners} onAdd={() => apply(addSelection(source, owner, defaultSelection(field)))} />
          ))
        })}
      </ul>
      {shown.length < matching.length && (
        <button type="button" className="builder-more" onClick={() => setIsWhole(true)}>还有 {matching.length - shown.length} 个字段 <span lang="en">more</span></button>
      )}
      {wanted && matching.length === 0 && <p className="builder-note">没有这样的字段 <span lang="en">No such field</span></p>}
      {isAbstractType(type) && <TypeGroups type={type} owners={owners} />}
      <KeptAsWritten type={type} selections={selections} />
    </div>
  )
}

/** At an interface or union the type's name is what special fields are told apart by. */
const TypeNameRow = ({ owners }: { owners: readonly Owner[] }) => {
  const { source, apply } = useBuilding()
  const owner = owners.at(-1)
  const node = occurrences(owner?.selectionSet?.selections ?? [], TYPE_NAME.name)[0]
  return <FieldRow field={TYPE_NAME} node={node} owners={owners} onAdd={() => owner && apply(addSelection(source, owner, TYPE_NAME.name))} />
}

const TYPE_NAME = { name: '__typename', description: '类型名 / Name of the type', args: [] as const }

export type OfferedField = GraphQLField<unknown, unknown> | typeof TYPE_NAME

export const fieldsOf = (type: GraphQLCompositeType): GraphQLField<unknown, unknown>[] => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [])

const occurrences = (selections: readonly SelectionNode[], name: string) => selections.filter((each) => each.kind === Kind.FIELD).filter((each) => each.name.value === name)

const matches = ({ name, description }: GraphQLField<unknown, unknown>, wanted: string): boolean => `${name} ${description ?? ''}`.toLowerCase().includes(wanted.trim().toLowerCase())
