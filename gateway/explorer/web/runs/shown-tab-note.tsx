import { useGraphiQL } from '@graphiql/react'
import { useLayoutEffect } from 'react'
import { shownTab } from './runs.ts'

/** Notes which tab is shown, before anybody can run anything in it. */
export const ShownTabNote = () => {
  const id = useShownTab()
  useLayoutEffect(() => {
    shownTab.id = id
  }, [id])
  return null
}

export const useShownTab = (): string | undefined => useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id)
