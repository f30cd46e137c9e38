import { useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { AccessTokenDialog } from './access-token-dialog.tsx'
import icon from './icon.svg'
import { READY_QUERIES_PLUGIN } from './ready-queries-panel.tsx'
import { signInAddress } from './saved/my-queries-section.tsx'
import { useViewer } from './viewer/viewer.tsx'

/** The bar above GraphiQL: what this is, where it asks, the ready queries and the access token. */
export const ExplorerHeader = ({ endpoint }: { endpoint: string }) => {
  const { setVisiblePlugin } = useGraphiQLActions()
  const viewer = useViewer()
  const canSignIn = useGraphiQL((state) => Boolean(state.schema?.getQueryType()?.getFields().me))
  const isShown = useGraphiQL((state) => state.visiblePlugin === READY_QUERIES_PLUGIN)

  return (
    <header className="explorer-header">
      <img src={icon} alt="" width="28" height="28" />
      <h1>
        <span>科源 数据图浏览器</span> <span lang="en">Keyuan Explorer</span>
      </h1>
      <code className="endpoint" title="数据图地址 / Endpoint of the graph">{new URL(endpoint).pathname}</code>
      <button type="button" className="ready-queries-toggle" aria-pressed={isShown} onClick={() => setVisiblePlugin(isShown ? null : READY_QUERIES_PLUGIN)}>
        现成查询 <span lang="en">Queries</span>
      </button>
      {viewer === null && canSignIn && <a className="sign-in" href={signInAddress()}>登录 <span lang="en">Sign in</span></a>}
      {viewer && <span className="viewer">{viewer.displayName ?? viewer.id}</span>}
      <AccessTokenDialog />
    </header>
  )
}
