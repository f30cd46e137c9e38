import type { SelectedField } from './selection-tree.ts'

export interface Label { zh: string; en: string }

/** Levels of a connection that mean nothing to a reader of a table. */
const LEVELS = new Set(['edges', 'node'])
/** What follows in a description explains; a title is the words before it. */
const EXPLAINS = /[,;:。.(,;:(]/

/** After a bracket of full width no blank is written before the stroke. */
const SEPARATOR = /\s\/\s|(?<=[))])\/\s/

const title = (text: string): string => text.split(EXPLAINS)[0]?.trim() ?? ''

/** Chinese and English of a description of ours: `中文 / English`, or a line of each. */
export const splitDescription = (description: string): Label => {
  const lines = description.trim().split(/\r?\n/)
  if (lines.length > 1) return { zh: (lines[0] ?? '').trim(), en: lines.slice(1).join(' ').trim() }
  const at = SEPARATOR.exec(description)
  return at === null ? { zh: description.trim(), en: '' } : { zh: description.slice(0, at.index).trim(), en: description.slice(at.index + at[0].length).trim() }
}

/** Title of one field: the alias where the author chose one, else the first words of its description, else its name. */
const labelOf = ({ name, field, definition }: SelectedField): Label => {
  if (name !== field || !definition?.description) return { zh: name, en: name }
  const { zh, en } = splitDescription(definition.description)
  return { zh: title(zh) || name, en: title(en) || name }
}

/** Title of a column from the fields that lead to it. */
export const columnLabel = (fields: readonly SelectedField[]): Label => {
  const shown = fields.filter(({ field }) => !LEVELS.has(field)).map(labelOf)
  const parts = shown.length > 0 ? shown : fields.map(labelOf)
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') }
}
