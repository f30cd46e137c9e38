import type { SelectedField } from './selection-tree.ts'

export interface Label { zh: string; en: string }

/** Levels of a connection that mean nothing to a reader of a table. */
const LEVELS = new Set(['edges', 'node'])
/** What follows in a description explains; a title is the words before it. */
const EXPLAINS = /[,;:。.(,;:(]/

const title = (text: string): string => text.split(EXPLAINS)[0]?.trim() ?? ''

/** Chinese and English of a description of ours: `中文 / English`, or a line of each. */
export const splitDescription = (description: string): Label => {
  const lines = description.trim().split(/\r?\n/)
  const [zh = '', en = ''] = lines.length > 1 ? [lines[0], lines.slice(1).join(' ')] : [description.split(' / ')[0], description.split(' / ').slice(1).join(' / ')]
  return { zh: zh.trim(), en: en.trim() }
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
