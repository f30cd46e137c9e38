import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from '@graphiql/plugin-doc-explorer'
import { GraphiQLProvider } from '@graphiql/react'
import { GraphiQL, GraphiQLInterface } from 'graphiql'
import { accessToken } from './access-token.ts'
import { ActiveTabInView } from './active-tab-in-view.tsx'
import { BUILDER_PLUGIN } from './builder/builder-panel.tsx'
import { DraftKeeper } from './draft-keeper.tsx'
import { draftStorage } from './draft-storage.ts'
import { ExplorerHeader } from './explorer-header.tsx'
import { endpoint } from './endpoint.ts'
import { graphFetcher } from './graph-fetcher.ts'
import { OpenFromLink } from './open-from-link.tsx'
import { HistoryKeeper } from './history/history-keeper.tsx'
import { RUN_HISTORY_PLUGIN } from './history/history-panel.tsx'
import { CostBadge } from './cost/cost-badge.tsx'
import { ResultPane } from './results/result-pane.tsx'
import { runs, shownTab } from './runs/runs.ts'
import { ShownTabNote } from './runs/shown-tab-note.tsx'
import { isSignedIn, ViewerKeeper } from './viewer/viewer.tsx'
import { READY_QUERIES_PLUGIN } from './ready-queries-panel.tsx'

const fetcher = graphFetcher({ endpoint, readToken: accessToken.read, tab: () => shownTab.id, isSignedIn, onRun: runs.add })
const storage = draftStorage()
const plugins = [READY_QUERIES_PLUGIN, BUILDER_PLUGIN, DOC_EXPLORER_PLUGIN, RUN_HISTORY_PLUGIN]

const WELCOME = `# 欢迎使用科源数据图浏览器 / Welcome to the Keyuan Explorer
#
# 左侧“现成查询”里的每一条都在新标签页中打开，不会覆盖您的草稿。
# Each of the ready queries on the left opens in a tab of its own; your drafts stay.
#
# 运行 Run  Ctrl-Enter      补全 Complete  Ctrl-空格 Space

query ResourceTypes {
  resourceTypes {
    code
    label
    labelEn
    count
  }
}
`

/** On a narrow screen the side pane covers the editor, so nothing is opened unasked. */
const isNarrow = matchMedia('(max-width: 760px)').matches

export const Explorer = () => (
  <GraphiQLProvider
    fetcher={fetcher}
    storage={storage}
    plugins={plugins}
    referencePlugin={DOC_EXPLORER_PLUGIN}
    visiblePlugin={isNarrow ? undefined : READY_QUERIES_PLUGIN}
    defaultQuery={WELCOME}
    shouldPersistHeaders={false}
    inputValueDeprecation
    schemaDescription
  >
    <DocExplorerStore>
      <DraftKeeper storage={storage} />
      <OpenFromLink />
      <ActiveTabInView />
      <ShownTabNote />
      <ViewerKeeper />
      <HistoryKeeper />
      <ExplorerHeader endpoint={endpoint} />
      <main>
        <GraphiQLInterface defaultEditorToolsVisibility showPersistHeadersSettings={false}>
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
          <GraphiQL.Toolbar>
            {({ prettify, merge, copy }) => <><CostBadge />{prettify}{merge}{copy}</>}
          </GraphiQL.Toolbar>
          <GraphiQL.Footer>
            <ResultPane />
          </GraphiQL.Footer>
        </GraphiQLInterface>
      </main>
    </DocExplorerStore>
  </GraphiQLProvider>
)
