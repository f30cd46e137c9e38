import { lazy, Suspense } from 'react'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { coreColumns } from '../save/column-choices.ts'
import { searchQueryOf } from '../save/search-query.ts'
import { suggestedName } from '../save/suggested-name.ts'
import type { ResultActionProps } from '../search/result-actions.tsx'
import { flag } from '../state/parameters.ts'
import { useAddress } from '../state/use-address.ts'

const FreezeDialog = lazy(async () => ({ default: (await import('./freeze-dialog.tsx')).FreezeDialog }))

const texts = { cite: { zh: '引用', en: 'Cite' }, name: { zh: '检索结果', en: 'Search results' } } as const

/** Whether the dialog is open is in the address, so that it is open again after a sign-in. */
const schema = { cite: flag() } as const

/** A search is cited as what it found: frozen at an address for good. */
export const FreezeAction = ({ search: { state, counts } }: ResultActionProps) => {
  const t = useText(texts)
  const label = useLabel()
  const { state: { cite }, set } = useAddress(schema)
  const { document, variables, rows } = searchQueryOf(state, { parameters: new Set(), columns: coreColumns })
  return (
    <>
      <button type="button" onClick={() => set({ cite: true }, { replace: true })}>{t.cite}</button>
      {cite && <Suspense fallback={null}><FreezeDialog open onClose={() => set({ cite: false }, { replace: true })} what={{ document, variables, rows, name: suggestedName(state, counts, label) || t.name }} /></Suspense>}
    </>
  )
}
