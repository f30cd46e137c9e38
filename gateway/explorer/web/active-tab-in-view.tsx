import { useGraphiQL } from '@graphiql/react'
import { useEffect } from 'react'

/** Scrolls the row of tabs to the active one: a newly opened tab is the last and may lie beyond the edge, and its title widens it. */
export const ActiveTabInView = () => {
  const { activeTabIndex, title } = useGraphiQL((state) => ({ activeTabIndex: state.activeTabIndex, title: state.tabs[state.activeTabIndex]?.title }))

  useEffect(() => {
    const frame = requestAnimationFrame(() => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
    return () => cancelAnimationFrame(frame)
  }, [activeTabIndex, title])

  return null
}
