import { getNamedType, type GraphQLAbstractType, type GraphQLObjectType, type InlineFragmentNode, isInterfaceType, isLeafType, isRequiredArgument, Kind } from 'graphql'
import { useBuilding } from './building.ts'
import { defaultSelection } from './default-selection.ts'
import { bothLanguages, shortLabel } from './descriptions.ts'
import { addSelection, type Owner, removeSelection } from './field-edits.ts'
import { FieldList, fieldsOf } from './field-list.tsx'

/** The special fields of each type behind an interface or union: `... on Germplasm { … }` as a group of its own. */
export const TypeGroups = ({ type, owners }: { type: GraphQLAbstractType; owners: readonly Owner[] }) => {
  const { schema, source, apply } = useBuilding()
  const owner = owners.at(-1)
  const shared = new Set(isInterfaceType(type) ? Object.keys(type.getFields()) : [])
  const possible = schema.getPossibleTypes(type).filter((each) => fieldsOf(each).some(({ name }) => !shared.has(name)))
  const groups = (owner?.selectionSet?.selections ?? []).filter((each): each is InlineFragmentNode => each.kind === Kind.INLINE_FRAGMENT)
  const groupsOf = ({ name }: GraphQLObjectType) => groups.filter((each) => each.typeCondition?.name.value === name)
  const others = possible.filter((each) => groupsOf(each).length === 0)

  const add = (name: string) => {
    const chosen = others.find((each) => each.name === name)
    if (chosen && owner) apply(addSelection(source, owner, `... on ${name} {\n  ${firstSpecial(chosen, shared).replaceAll('\n', '\n  ')}\n}`))
  }

  return (
    <div className="builder-types">
      {possible.flatMap((each) => groupsOf(each).map((group, index) => (
        <fieldset key={`${each.name} ${index}`}>
          <legend>
            {typeLabel(each)} <code>... on {each.name}</code>
            <button type="button" onClick={() => apply(removeSelection(source, owners, group))} aria-label={`去掉 Remove ... on ${each.name}`}>×</button>
          </legend>
          <FieldList type={each} owners={[...owners, group]} besides={shared} />
        </fieldset>
      )))}
      {others.length > 0 && (
        <label className="builder-add">
          <span>某一类型的特有字段 <span lang="en">Special fields of a type</span></span>
          <select value="" onChange={(event) => add(event.currentTarget.value)}>
            <option value="">＋ 选择类型 / Choose a type ({others.length})</option>
            {others.map((each) => <option key={each.name} value={each.name}>{typeLabel(each)} {each.name}</option>)}
          </select>
        </label>
      )}
    </div>
  )
}

export const typeLabel = ({ name, description }: { name: string; description?: string | null }): string => shortLabel(bothLanguages(description)).zh || name

const firstSpecial = (type: GraphQLObjectType, shared: ReadonlySet<string>): string => {
  const special = fieldsOf(type).filter((field) => !shared.has(field.name) && !field.args.some(isRequiredArgument))
  const leaf = special.find((field) => isLeafType(getNamedType(field.type)))
  const chosen = leaf ?? special[0]
  return chosen ? defaultSelection(chosen) : '__typename'
}
