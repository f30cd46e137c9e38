import { useGraphiQL } from '@graphiql/react'
import { useEffect, useRef } from 'react'
import type { ReadyQuery } from '../parse-ready-query.ts'
import { readyQueries } from './ready-queries.ts'
import { useOpenInNewTab } from './use-open-in-new-tab.ts'

/**
 * Opens what the page's address asks for, `#ready=<slug>` or `#query=<document>&variables=<json>`, in a new tab, once; it is shown, never run.
 * It stands after the # so that a query is neither sent to the server nor logged there.
 */
export const OpenFromLink = () => {
  const openInNewTab = useOpenInNewTab()
  const isReady = useGraphiQL((state) => Boolean(state.queryEditor && state.variableEditor))
  const isDone = useRef(false)

  useEffect(() => {
    if (!isReady || isDone.current) return
    isDone.current = true
    const asked = askedFor(location.hash)
    if (!asked) return
    openInNewTab(asked)
    history.replaceState(null, '', location.pathname + location.search)
  }, [isReady, openInNewTab])

  return null
}

const askedFor = (hash: string): Pick<ReadyQuery, 'document' | 'variables'> | undefined => {
  const parameters = new URLSearchParams(hash.slice(1))
  const document = parameters.get('query')
  if (document) return { document, variables: parameters.get('variables') ?? undefined }
  return readyQueries.find(({ slug }) => slug === parameters.get('ready'))
}
