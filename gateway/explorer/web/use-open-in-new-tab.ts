import { useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql'
import type { ReadyQuery } from '../parse-ready-query.ts'

/** Opens a query in a tab of its own; the tab that was active keeps its text and its request is cancelled. */
export const useOpenInNewTab = () => {
  const { addTab, stop, setOperationFacts } = useGraphiQLActions()
  const { queryEditor, variableEditor } = useGraphiQL((state) => ({ queryEditor: state.queryEditor, variableEditor: state.variableEditor }))

  return ({ document, variables }: Pick<ReadyQuery, 'document' | 'variables'>): void => {
    if (!queryEditor) return
    stop()
    addTab()
    queryEditor.setValue(document)
    variableEditor?.setValue(variables ?? '')
    setOperationFacts(factsOf(document))
    queryEditor.setScrollTop(0)
    queryEditor.focus()
  }
}

/** GraphiQL learns the operation's name a moment after an edit; whoever runs at once would send the name of the tab before. */
const factsOf = (document: string): { documentAST?: DocumentNode; operations?: OperationDefinitionNode[]; operationName?: string } => {
  try {
    const documentAST = parse(document)
    const operations = documentAST.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    return { documentAST, operations, operationName: operations[0]?.name?.value }
  } catch {
    // The text of a link may be no valid document; the editor marks where.
    return {}
  }
}
