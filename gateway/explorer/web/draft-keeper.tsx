import { useGraphiQL } from '@graphiql/react'
import { useEffect } from 'react'
import type { DraftStorage, StoredTabs } from './draft-storage.ts'

/** GraphiQL writes drafts half a second late; this writes them when the page is hidden or left, so that the last words count too. */
export const DraftKeeper = ({ storage }: { storage: DraftStorage }) => {
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    activeTabIndex: state.activeTabIndex,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }))

  useEffect(() => {
    const flush = () => {
      if (!queryEditor) return
      const state: StoredTabs = {
        activeTabIndex,
        tabs: tabs.map((tab, index) => ({
          ...tab,
          ...(index === activeTabIndex ? { query: queryEditor.getValue(), variables: variableEditor?.getValue() ?? tab.variables } : {}),
          hash: null,
          headers: null,
          response: null,
        })),
      }
      storage.flush(state)
    }
    const flushWhenHidden = () => document.visibilityState === 'hidden' && flush()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flushWhenHidden)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flushWhenHidden)
    }
  }, [storage, tabs, activeTabIndex, queryEditor, variableEditor])

  return null
}
