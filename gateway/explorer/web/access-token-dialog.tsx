import { useGraphiQLActions } from '@graphiql/react'
import { type FormEvent, useRef, useState } from 'react'
import { accessToken } from './access-token.ts'

/** Sets the Authorization header of every request of this window, the schema's included. */
export const AccessTokenDialog = () => {
  const { introspect } = useGraphiQLActions()
  const dialog = useRef<HTMLDialogElement>(null)
  const [token, setToken] = useState(accessToken.read)

  const save = (next: string) => {
    accessToken.write(next)
    setToken(next)
    dialog.current?.close()
    void introspect()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    save(String(new FormData(event.currentTarget).get('token') ?? '').trim())
  }

  return (
    <>
      <button type="button" className={token ? 'token-button set' : 'token-button'} onClick={() => dialog.current?.showModal()}>
        {token ? '令牌已设' : '访问令牌'} <span lang="en">{token ? 'Token set' : 'Access token'}</span>
      </button>
      <dialog ref={dialog} className="token-dialog" aria-labelledby="token-dialog-title">
        <form onSubmit={submit}>
          <h2 id="token-dialog-title">
            访问令牌 <span lang="en">Access token</span>
          </h2>
          <p id="token-help">
            随本窗口的每个请求以 <code>Authorization</code> 头发送，关闭窗口后即忘记。单个标签页可在“请求头”中另写。
            <br />
            <span lang="en">Sent as the Authorization header with every request of this window and forgotten when it is closed. One tab can have its own under Headers.</span>
          </p>
          <label>
            令牌 <span lang="en">Token</span>
            <input name="token" type="password" autoComplete="off" spellCheck={false} defaultValue={token} placeholder="Bearer …" aria-describedby="token-help" />
          </label>
          <div className="token-dialog-buttons">
            <button type="button" onClick={() => dialog.current?.close()}>取消 Cancel</button>
            {token && <button type="button" onClick={() => save('')}>清除 Clear</button>}
            <button type="submit" className="primary">使用 Use</button>
          </div>
        </form>
      </dialog>
    </>
  )
}
