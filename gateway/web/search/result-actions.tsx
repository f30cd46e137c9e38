import type { ComponentType } from 'react'
import { ExportAction } from '../export/export-action.tsx'
import { FreezeAction } from '../frozen/freeze-action.tsx'
import { useText } from '../i18n/use-text.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { SaveAction } from '../save/save-action.tsx'
import { AlertAction } from '../schedule/alert-action.tsx'
import { CountAction } from './count-action.tsx'
import type { Search } from './use-search.ts'

export interface ResultActionProps { search: Search }

const texts = { share: { zh: '复制链接', en: 'Copy link' } } as const

/** An unsaved search is shared by its address, without sign-in. */
const Share = () => {
  const t = useText(texts)
  return <CopyButton text={() => location.href} label={t.share} />
}

/** What can be done with a whole search, in the order in which it is shown. A new one is a component of its own and a place in this list. */
const actions: readonly ComponentType<ResultActionProps>[] = [SaveAction, AlertAction, ExportAction, FreezeAction, CountAction, Share]

export const ResultActions = ({ search }: ResultActionProps) => (
  <div className="result-actions no-print">{actions.map((Action, index) => <Action key={index} search={search} />)}</div>
)
