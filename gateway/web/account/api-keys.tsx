import { type FormEvent, useId, useState } from 'react'
import { ask } from '../graph/ask.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { type ApiKeyScope, CreateKey, RevokeKey } from './account.operations.ts'
import type { Me } from './account-page.tsx'

const texts = {
  title: { zh: 'API 密钥', en: 'API keys' },
  intro: { zh: '供脚本使用：在请求中写 Authorization: Bearer kyk_…。密钥只显示一次。', en: 'For scripts: send Authorization: Bearer kyk_… with each request. A key is shown once.' },
  name: { zh: '用途', en: 'What it is for' },
  scopes: { zh: '可以做什么', en: 'What it may do' },
  READ: { zh: '读取', en: 'Read' },
  WRITE: { zh: '写入', en: 'Write' },
  EXPORT: { zh: '导出', en: 'Export' },
  days: { zh: '有效期', en: 'Good for' },
  dayCount: { zh: (n: number) => `${n} 天`, en: (n: number) => `${n} days` },
  create: { zh: '新建密钥', en: 'New key' },
  shown: { zh: '新密钥，只显示这一次：', en: 'Your new key, shown this once:' },
  created: { zh: '建立', en: 'Made' },
  used: { zh: '最近使用', en: 'Last used' },
  never: { zh: '从未', en: 'never' },
  until: { zh: '有效至', en: 'Until' },
  revoke: { zh: '作废', en: 'Revoke' },
  revoked: { zh: '已作废', en: 'Revoked' },
  none: { zh: '还没有密钥。', en: 'There are no keys yet.' },
} as const

const SCOPES = ['READ', 'WRITE', 'EXPORT'] as const satisfies readonly ApiKeyScope[]
const DAYS = [30, 90, 365] as const
const DAY_MS = 86_400_000

export const ApiKeys = ({ keys, changed }: { keys: NonNullable<Me['apiKeys']>; changed(): void }) => {
  const t = useText(texts)
  const format = useFormat()
  const id = useId()
  const [fresh, setFresh] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const done = (refused: Refusal | null): void => {
    setRefusal(refused)
    if (refused) return
    forgetAnswers()
    changed()
  }
  const create = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    const scopes = SCOPES.filter((scope) => given.has(scope))
    const asked = await ask(CreateKey, { input: { name: String(given.get('name')), scopes, expiresAt: new Date(Date.now() + Number(given.get('days')) * DAY_MS).toISOString() } })
    const key = 'answer' in asked ? asked.answer.data.createApiKey?.key : null
    if (key) {
      setFresh(key)
      form.reset()
    }
    done(refusalOf(asked, ({ createApiKey }) => createApiKey))
  }
  const revoke = async (key: string): Promise<void> => {
    done(refusalOf(await ask(RevokeKey, { input: { id: key } }), ({ revokeApiKey }) => revokeApiKey))
  }
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t.title}</h2>
      <p className="secondary">{t.intro}</p>
      {fresh !== null && <div className="notice good" role="alert"><p>{t.shown}</p><p className="row"><code className="fresh-key">{fresh}</code><CopyButton text={fresh} /></p></div>}
      {keys.length === 0 ? <p className="secondary">{t.none}</p> : (
        <div className="wide"><table>
          <thead><tr><th scope="col">{t.name}</th><th scope="col">{t.scopes}</th><th scope="col">{t.created}</th><th scope="col">{t.used}</th><th scope="col">{t.until}</th><th /></tr></thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.id}>
                <td>{key.name} <code className="secondary">…{key.ending}</code></td>
                <td>{key.scopes?.map((scope) => t[scope]).join('、')}</td>
                <td>{key.createdAt && format.date(key.createdAt)}</td>
                <td>{key.lastUsedAt ? format.ago(key.lastUsedAt) : t.never}</td>
                <td>{key.expiresAt && format.date(key.expiresAt)}</td>
                <td>{key.revokedAt ? <span className="badge">{t.revoked}</span> : <button type="button" className="quiet" onClick={() => void revoke(key.id)}>{t.revoke}</button>}</td>
              </tr>
            ))}
          </tbody>
        </table></div>
      )}
      <form className="row key-form" onSubmit={(event) => void create(event)}>
        <label>{t.name} <input name="name" required maxLength={100} /></label>
        <fieldset className="row"><legend className="for-readers">{t.scopes}</legend>{SCOPES.map((scope) => <label key={scope} className="row"><input type="checkbox" name={scope} defaultChecked={scope === 'READ'} />{t[scope]}</label>)}</fieldset>
        <label>{t.days} <select name="days" defaultValue="90">{DAYS.map((days) => <option key={days} value={days}>{t.dayCount(days)}</option>)}</select></label>
        <button type="submit">{t.create}</button>
      </form>
      <RefusalLine refusal={refusal} />
    </section>
  )
}
