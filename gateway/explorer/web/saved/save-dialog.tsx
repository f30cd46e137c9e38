import { useGraphiQL } from '@graphiql/react'
import { type FormEvent, useRef, useState } from 'react'
import { parseVariables } from '../use-variables.ts'
import { type Saved, saveQuery } from './save-query.ts'

/** Saves the present tab as a query of the graph, with an address of its own. */
export const SaveDialog = ({ onSaved }: { onSaved(): void }) => {
  const { queryEditor, variableEditor, operationName } = useGraphiQL((state) => ({ queryEditor: state.queryEditor, variableEditor: state.variableEditor, operationName: state.operationName }))
  const dialog = useRef<HTMLDialogElement>(null)
  const [saved, setSaved] = useState<Saved>()
  const [isSaving, setIsSaving] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const word = (name: string): string | undefined => String(form.get(name) ?? '').trim() || undefined
    setIsSaving(true)
    try {
      const result = await saveQuery({
        name: word('name') ?? '', nameEn: word('nameEn'), description: word('description'), folder: word('folder'),
        visibility: form.get('visibility') === 'PUBLIC' ? 'PUBLIC' : 'PRIVATE',
        document: queryEditor?.getValue() ?? '', operationName, variables: parseVariables(variableEditor?.getValue() ?? '') ?? {},
      })
      setSaved(result)
      if (result.slug !== undefined) onSaved()
    } catch (error) {
      setSaved({ slug: undefined, problems: [error instanceof Error ? error.message : String(error)] })
    } finally {
      setIsSaving(false)
    }
  }
  const open = () => {
    setSaved(undefined)
    dialog.current?.showModal()
  }

  return (
    <>
      <button type="button" className="save-tab" onClick={open}>保存当前标签页 <span lang="en">Save this tab</span></button>
      <dialog ref={dialog} className="token-dialog save-dialog" aria-labelledby="save-dialog-title">
        <form onSubmit={(event) => void submit(event)}>
          <h2 id="save-dialog-title">保存查询 <span lang="en">Save the query</span></h2>
          <p>变量成为参数，当前值成为缺省值。<span lang="en">Variables become parameters; what they are now holds unless told.</span></p>
          <label>名称 <span lang="en">Name</span><input name="name" required maxLength={200} autoComplete="off" /></label>
          <label>英文名称 <span lang="en">Name in English</span><input name="nameEn" maxLength={200} autoComplete="off" /></label>
          <label>说明 <span lang="en">Description</span><input name="description" maxLength={4000} autoComplete="off" /></label>
          <label>文件夹 <span lang="en">Folder</span><input name="folder" maxLength={200} autoComplete="off" /></label>
          <fieldset>
            <legend>谁能看到 <span lang="en">Who may see it</span></legend>
            <label><input type="radio" name="visibility" value="PRIVATE" defaultChecked /> 仅本人 <span lang="en">only you</span></label>
            <label><input type="radio" name="visibility" value="PUBLIC" /> 所有人（须有说明） <span lang="en">everybody (needs a description)</span></label>
          </fieldset>
          <div role="status">
            {saved?.problems.map((problem) => <p key={problem} className="builder-wrong">{problem}</p>)}
            {saved?.slug !== undefined && <p>已保存：<span lang="en">Saved:</span> <a href={new URL(`../q/${encodeURIComponent(saved.slug)}`, document.baseURI).href} target="_blank" rel="noreferrer">/q/{saved.slug}</a></p>}
          </div>
          <div className="token-dialog-buttons">
            <button type="button" onClick={() => dialog.current?.close()}>关闭 Close</button>
            <button type="submit" className="primary" disabled={isSaving || saved?.slug !== undefined}>保存 Save</button>
          </div>
        </form>
      </dialog>
    </>
  )
}
