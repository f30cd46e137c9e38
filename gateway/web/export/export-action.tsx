import { lazy, Suspense, useState } from 'react'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { coreColumns } from '../save/column-choices.ts'
import { searchQueryOf } from '../save/search-query.ts'
import { suggestedName } from '../save/suggested-name.ts'
import type { ResultActionProps } from '../search/result-actions.tsx'

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }))

const texts = { export: { zh: '导出', en: 'Export' }, name: { zh: '检索结果', en: 'Search results' } } as const

/** Exports the whole of an unsaved search, signed in or not. */
export const ExportAction = ({ search: { state, counts } }: ResultActionProps) => {
  const t = useText(texts)
  const label = useLabel()
  const [open, setOpen] = useState(false)
  const { document, variables, rows } = searchQueryOf(state, { parameters: new Set(), columns: coreColumns })
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>{t.export}</button>
      {open && <Suspense fallback={null}><ExportDialog open onClose={() => setOpen(false)} what={{ document, variables, rows, name: suggestedName(state, counts, label) || t.name }} /></Suspense>}
    </>
  )
}
