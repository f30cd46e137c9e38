import { useGraphiQL } from '@graphiql/react'
import { useCallback, useEffect, useState } from 'react'

export interface Variables {
  /** Undefined where the text is not an object of JSON. */
  values: Record<string, unknown> | undefined
  set(name: string, value: unknown): void
}

/** The variables of the present tab, read from and written to their editor. */
export const useVariables = (): Variables => {
  const editor = useGraphiQL((state) => state.variableEditor)
  const [values, setValues] = useState<Record<string, unknown> | undefined>({})

  useEffect(() => {
    if (!editor) return
    const read = () => setValues(parseVariables(editor.getValue()))
    read()
    const listening = editor.onDidChangeModelContent(read)
    return () => listening.dispose()
  }, [editor])

  const set = useCallback((name: string, value: unknown) => {
    const present = parseVariables(editor?.getValue() ?? '')
    if (!editor || !present) return
    const next = { ...present, [name]: value }
    if (value === undefined) delete next[name]
    editor.setValue(Object.keys(next).length > 0 ? JSON.stringify(next, null, 2) : '')
  }, [editor])

  return { values, set }
}

export const parseVariables = (text: string): Record<string, unknown> | undefined => {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
