import { getNamedType, isEnumType, Kind } from 'graphql'
import type { SelectedField } from './selection-tree.ts'

export interface Label { zh: string; en: string }

/** Levels of a connection that mean nothing to a reader of a table. */
const LEVELS = new Set(['edges', 'node'])
/** What follows in a description explains, is in brackets of any kind, is a formula or a range; a title is the words before it. Marks of full width are written by number, lest an editor makes plain ones of them. */
const EXPLAINS = /[,;:.(<[{=]|[\u3002\uff0c\uff1a\uff1b\uff08\u2039\u3008\u3010\u3014\uff3b]|\s-?\d[\d.]*(?:[-\u2013~]|\.\.)-?\d/

/** After a bracket of full width no blank is written before the stroke. */
const SEPARATOR = /\s\/\s|(?<=[)\uff09])\/\s/

const title = (text: string): string => text.split(EXPLAINS)[0]?.trim() ?? ''

/** Chinese and English of a description of ours: `中文 / English`, or a line of each. */
export const splitDescription = (description: string): Label => {
  const lines = description.trim().split(/\r?\n/)
  if (lines.length > 1) return { zh: (lines[0] ?? '').trim(), en: lines.slice(1).join(' ').trim() }
  const at = SEPARATOR.exec(description)
  return at === null ? { zh: description.trim(), en: '' } : { zh: description.slice(0, at.index).trim(), en: description.slice(at.index + at[0].length).trim() }
}

const described = (description: string | null | undefined, otherwise: string): Label => {
  const { zh, en } = splitDescription(description ?? '')
  return { zh: title(zh) || otherwise, en: title(en) || otherwise }
}

/** Values of enums that a document writes out, such as `kinds: [PRODUCED_WITH]`: they say of what the field is, where an alias says it in code. */
const writtenEnums = ({ nodes, definition }: SelectedField): Label[] => (nodes[0]?.arguments ?? []).flatMap(({ name, value }) => {
  const type = definition?.args.find((argument) => argument.name === name.value)?.type
  const named = type && getNamedType(type)
  if (!isEnumType(named)) return []
  const values = value.kind === Kind.LIST ? value.values : [value]
  return values.flatMap((each) => (each.kind === Kind.ENUM ? [described(named.getValue(each.value)?.description, each.value)] : []))
})

/** Title of one field: the first words of its description; of one under an alias the enum values that set it apart, else the alias. */
const labelOf = (selected: SelectedField): Label => {
  const { name, field, definition } = selected
  if (name === field) return described(definition?.description, name)
  const enums = writtenEnums(selected)
  return enums.length === 0 ? { zh: name, en: name } : { zh: enums.map(({ zh }) => zh).join('、'), en: enums.map(({ en }) => en).join(', ') }
}

/** Title of a column from the fields that lead to it. */
export const columnLabel = (fields: readonly SelectedField[]): Label => {
  const shown = fields.filter(({ field }) => !LEVELS.has(field)).map(labelOf)
  const parts = shown.length > 0 ? shown : fields.map(labelOf)
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') }
}
