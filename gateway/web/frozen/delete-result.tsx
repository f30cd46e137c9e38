import { type FormEvent, useId, useState } from 'react'
import { ask } from '../graph/ask.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { useText } from '../i18n/use-text.ts'
import { Dialog } from '../parts/dialog.tsx'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { DeleteTheResult } from './frozen.operations.ts'

const texts = {
  remove: { zh: '删除这个结果', en: 'Delete this result' },
  sure: { zh: '删除冻结的结果？', en: 'Delete the frozen result?' },
  help: { zh: '各行与查询不能找回；其网址从此说明它已删除，哈希与时间仍留在那里。', en: 'Its rows and its query cannot be brought back. Its address will say that it was deleted; hash and times stay there.' },
  reason: { zh: '理由（显示在其页面上）', en: 'Reason, shown on its page' },
  yes: { zh: '删除', en: 'Delete' },
} as const

/** For its owner, and for the Center where it is public. */
export const DeleteResult = ({ id, changed }: { id: string; changed(): void }) => {
  const t = useText(texts)
  const field = useId()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const remove = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const refused = refusalOf(await ask(DeleteTheResult, { input: { id, reason: reason || null } }), ({ deleteFrozenResult }) => deleteFrozenResult)
    setRefusal(refused)
    if (refused) return
    setOpen(false)
    changed()
  }
  return (
    <p>
      <button type="button" className="quiet" onClick={() => setOpen(true)}>{t.remove}</button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.sure}>
        <form className="freeze-form" onSubmit={(event) => void remove(event)}>
          <p>{t.help}</p>
          <p><label htmlFor={field}>{t.reason}</label><input id={field} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} /></p>
          <p className="row"><button type="submit" className="primary">{t.yes}</button><RefusalLine refusal={refusal} /></p>
        </form>
      </Dialog>
    </p>
  )
}
