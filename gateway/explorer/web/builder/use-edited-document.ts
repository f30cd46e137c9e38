import { useGraphiQL } from '@graphiql/react'
import { useCallback, useEffect, useState } from 'react'
import type { TextEdit } from './text-edit.ts'

const TYPING_PAUSE_MS = 200

export interface EditedDocument {
  source: string
  /** Changes the text in the editor; the editor's undo takes it back. */
  apply(edits: readonly TextEdit[]): void
}

/** The text of the query editor, a moment after somebody typed and at once after an edit of ours. */
export const useEditedDocument = (): EditedDocument => {
  const editor = useGraphiQL((state) => state.queryEditor)
  const [source, setSource] = useState(() => editor?.getValue() ?? '')

  useEffect(() => {
    if (!editor) return
    let pause: ReturnType<typeof setTimeout> | undefined
    const read = () => setSource(editor.getValue())
    read()
    const listening = editor.onDidChangeModelContent(() => {
      clearTimeout(pause)
      pause = setTimeout(read, TYPING_PAUSE_MS)
    })
    return () => {
      clearTimeout(pause)
      listening.dispose()
    }
  }, [editor])

  const apply = useCallback((edits: readonly TextEdit[]) => {
    const model = editor?.getModel()
    if (!editor || !model || edits.length === 0) return
    editor.pushUndoStop()
    editor.executeEdits('build by clicking', edits.map(({ start, end, text }) => {
      const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)]
      return { range: { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column }, text, forceMoveMarkers: true }
    }))
    editor.pushUndoStop()
    setSource(editor.getValue())
  }, [editor])

  return { source, apply }
}
