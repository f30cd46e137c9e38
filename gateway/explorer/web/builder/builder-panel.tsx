import { type GraphiQLPlugin, useGraphiQL } from '@graphiql/react'
import { type KeyboardEvent, useState } from 'react'
import { useVariables } from '../use-variables.ts'
import { BuildingContext } from './building.ts'
import { FieldList } from './field-list.tsx'
import { QuestionsForm } from './questions-form.tsx'
import { readDocument } from '../read-document.ts'
import { applyEdits, type TextEdit } from './text-edit.ts'
import { useEditedDocument } from './use-edited-document.ts'
import { VariableList } from './variable-list.tsx'
import { removeVariable, strandedVariables } from './variable-edits.ts'

const BuilderPanel = () => {
  const schema = useGraphiQL((state) => state.schema)
  const { source, apply } = useEditedDocument()
  const variables = useVariables()
  const [chosen, setChosen] = useState(0)
  const read = readDocument(source)

  const operations = read.state === 'read' ? read.operations : []
  const operation = operations[chosen] ?? operations[0]
  const root = schema && operation && schema.getRootType(operation.operation)

  const applyWhole = (edits: readonly TextEdit[]) => {
    const after = readDocument(applyEdits(source, edits))
    const [stranded] = read.state === 'read' && after.state === 'read' ? strandedVariables(read.document, after.document) : []
    apply(edits)
    if (stranded) apply(removeVariable(applyEdits(source, edits), stranded.operation, stranded.name))
  }

  return (
    <section className="builder" aria-labelledby="builder-title" onKeyDown={moveByArrow}>
      <h2 id="builder-title">点选构建 <span lang="en">Build by clicking</span></h2>
      <QuestionsForm isOpen={read.state === 'empty'} />
      {!schema && <p className="builder-note" role="status">正在读取模式…… <span lang="en">Reading the schema…</span></p>}
      {read.state === 'empty' && <p className="builder-note">这个标签页还是空的：从一个问题开始，或在编辑器中书写。<span lang="en">This tab is empty: start from a question, or write in the editor.</span></p>}
      {read.state === 'wrong' && (
        <p className="builder-wrong" role="status">
          第 {read.line ?? '?'} 行还不能读懂，改好后面板会接着显示；文本不受影响。<span lang="en">Line {read.line ?? '?'} cannot be read yet; the panel goes on when it can. Nothing is changed.</span> <code lang="en">{read.message}</code>
        </p>
      )}
      {operations.length > 1 && (
        <label className="builder-add">操作 <span lang="en">Operation</span>
          <select value={operation ? operations.indexOf(operation) : 0} onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}>
            {operations.map((each, index) => <option key={index} value={index}>{each.operation} {each.name?.value ?? index + 1}</option>)}
          </select>
        </label>
      )}
      {schema && read.state === 'read' && operation && root && (
        <BuildingContext value={{ schema, source, document: read.document, operation, variables, apply: applyWhole }}>
          <VariableList />
          <h3>字段 <span lang="en">Fields</span> <small>{operation.operation} {operation.name?.value}</small></h3>
          <FieldList type={root} owners={[operation]} />
          {read.fragments.length > 0 && (
            <p className="builder-note">片段按原样保留，在文本中修改：<span lang="en">Fragments stay as written:</span> {read.fragments.map(({ name }) => <code key={name.value}>{name.value}</code>)}</p>
          )}
        </BuildingContext>
      )}
      {read.state === 'read' && !operation && <p className="builder-note">文本中没有操作 <span lang="en">The text has no operation</span></p>}
    </section>
  )
}

/** Up and down go from box to box, right and left unfold and fold, as in a tree; Tab still reaches everything. */
const moveByArrow = (event: KeyboardEvent<HTMLElement>): void => {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox' || !box.closest('.builder-row')) return
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('.builder-row > input[type=checkbox]')]
    event.preventDefault()
    boxes[boxes.indexOf(box) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
  }
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    const fold = box.closest('.builder-row')?.querySelector<HTMLButtonElement>('.builder-fold')
    if (fold && !fold.disabled && (fold.getAttribute('aria-expanded') === 'true') === (event.key === 'ArrowLeft')) {
      event.preventDefault()
      fold.click()
    }
  }
}

const BuilderIcon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d="M3 4.5l1.4 1.4L7 3.3M3 10.5l1.4 1.4L7 9.3M3 16.5l1.4 1.4L7 15.3M10 5h7M10 11h7M10 17h7" />
  </svg>
)

export const BUILDER_PLUGIN: GraphiQLPlugin = { title: '点选构建 / Build by clicking', icon: BuilderIcon, content: BuilderPanel }
