import { type FormEvent, useId, useState } from 'react'
import { ask } from '../graph/ask.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { useText } from '../i18n/use-text.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { SetTheWebhook } from './schedule.operations.ts'

const texts = {
  title: { zh: '送到程序（webhook）', en: 'To a program (webhook)' },
  help: { zh: '有变化时，提醒以 POST 送到这个公网的 https 网址，按 Standard Webhooks 签名。', en: 'When something has changed, the alert is posted to this public https address, signed as Standard Webhooks says.' },
  url: { zh: '网址；清空则不再送', en: 'Address; empty to stop' },
  save: { zh: '保存', en: 'Save' },
  secret: { zh: '签名的密钥，只显示这一次：', en: 'The secret of its signatures, shown this once:' },
} as const

interface WebhookProps { open: boolean; onClose(): void; id: string; before: string | null; changed(): void }

/** Where alerts are posted to. Each address that is saved gets another secret. */
export const WebhookDialog = ({ open, onClose, ...props }: WebhookProps) => {
  const t = useText(texts)
  return <Dialog open={open} onClose={onClose} title={t.title}><WebhookForm {...props} /></Dialog>
}

const WebhookForm = ({ id, before, changed }: Omit<WebhookProps, 'open' | 'onClose'>) => {
  const t = useText(texts)
  const field = useId()
  const [url, setUrl] = useState(before ?? '')
  const [secret, setSecret] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const asked = await ask(SetTheWebhook, { input: { id, url: url.trim() || null } })
    const refused = refusalOf(asked, ({ setWebhook }) => setWebhook)
    setRefusal(refused)
    if (refused) return
    setSecret('answer' in asked ? (asked.answer.data.setWebhook?.secret ?? null) : null)
    changed()
  }
  return (
    <form className="schedule-form" onSubmit={(event) => void save(event)}>
      <p className="secondary">{t.help}</p>
      <p><label htmlFor={field}>{t.url}</label><input id={field} type="url" inputMode="url" maxLength={2000} placeholder="https://" value={url} onChange={({ target }) => setUrl(target.value)} /></p>
      <p className="row"><button type="submit" className="primary">{t.save}</button><RefusalLine refusal={refusal} /></p>
      {secret !== null && <div role="status"><p>{t.secret}</p><p className="row"><code className="webhook-secret">{secret}</code><CopyButton text={secret} /></p></div>}
    </form>
  )
}
