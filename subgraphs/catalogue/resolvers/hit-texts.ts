import type { FieldTexts } from '../search/document/texts.ts'
import { showField, type ShownField } from '../search/highlight.ts'
import { inSlices } from '../search/highlighting/in-slices.ts'
import { TEXT_FIELDS, type TextField } from '../search/port.ts'
import type { Marked } from '../search/query.ts'

/** The texts of one hit as its viewer may see them: read and analysed once, whichever of snippet, highlights and reasons ask for them. */
export interface HitTexts {
  /** Null where the viewer sees no such text. */
  of(field: TextField): Promise<ShownField | null>
  /** Those that there are, in the order of TEXT_FIELDS; null where the viewer does not see the hit. */
  all(): Promise<[TextField, ShownField][] | null>
}

export const hitTexts = (load: () => Promise<FieldTexts | null>, marked: readonly Marked[]): HitTexts => {
  let loaded: Promise<FieldTexts | null> | undefined
  const shown = new Map<TextField, Promise<ShownField | null>>()
  const show = async (field: TextField): Promise<ShownField | null> => {
    const texts = (await (loaded ??= load()))?.[field]
    return texts ? inSlices(() => showField(field, texts, marked)) : null
  }
  const of = (field: TextField): Promise<ShownField | null> => {
    const known = shown.get(field) ?? show(field)
    shown.set(field, known)
    return known
  }
  return {
    of,
    all: async () => {
      if (!(await (loaded ??= load()))) return null
      const fields = await Promise.all(TEXT_FIELDS.map(async (field) => [field, await of(field)] as const))
      return fields.flatMap(([field, texts]): [TextField, ShownField][] => (texts ? [[field, texts]] : []))
    },
  }
}
