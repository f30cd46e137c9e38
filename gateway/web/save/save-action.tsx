import { lazy, Suspense } from 'react'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import type { ResultActionProps } from '../search/result-actions.tsx'
import { flag } from '../state/parameters.ts'
import { useAddress } from '../state/use-address.ts'
import { bucketName, suggestedName } from './suggested-name.ts'

// Most readers of results save none.
const SaveDialog = lazy(async () => ({ default: (await import('./save-dialog.tsx')).SaveDialog }))

const texts = { save: { zh: '保存', en: 'Save' } } as const

/** Whether the dialog is open is in the address, so that it is open again after a sign-in. */
const schema = { save: flag() } as const

export const SaveAction = ({ search: { state, counts } }: ResultActionProps) => {
  const t = useText(texts)
  const label = useLabel()
  const { state: { save }, set } = useAddress(schema)
  return (
    <>
      <button type="button" className="primary" onClick={() => set({ save: true }, { replace: true })}>{t.save}</button>
      {save && <Suspense fallback={null}><SaveDialog open onClose={() => set({ save: false }, { replace: true })} state={state} suggestedName={suggestedName(state, counts, label)} nameOf={(value) => bucketName(counts, value, label) ?? value} /></Suspense>}
    </>
  )
}
