import { lazy, Suspense } from 'react'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { suggestedName } from '../save/suggested-name.ts'
import type { ResultActionProps } from '../search/result-actions.tsx'
import { flag } from '../state/parameters.ts'
import { useAddress } from '../state/use-address.ts'

const AlertDialog = lazy(async () => ({ default: (await import('./alert-dialog.tsx')).AlertDialog }))

const texts = { alert: { zh: '提醒', en: 'Alert me' }, name: { zh: '检索', en: 'Search' } } as const

/** Whether the dialog is open is in the address, so that it is open again after a sign-in. */
const schema = { alert: flag() } as const

/** A search tells of what is new in it: kept as a query of the reader's own that runs by itself. */
export const AlertAction = ({ search: { state, counts } }: ResultActionProps) => {
  const t = useText(texts)
  const label = useLabel()
  const { state: { alert }, set } = useAddress(schema)
  return (
    <>
      <button type="button" onClick={() => set({ alert: true }, { replace: true })}>{t.alert}</button>
      {alert && <Suspense fallback={null}><AlertDialog open onClose={() => set({ alert: false }, { replace: true })} state={state} name={suggestedName(state, counts, label) || t.name} /></Suspense>}
    </>
  )
}
