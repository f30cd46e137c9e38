import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { useState } from 'react'
import type { ReadyQuery } from '../parse-ready-query.ts'
import { MyQueriesSection } from './saved/my-queries-section.tsx'
import { topics } from './ready-queries.ts'
import { useOpenInNewTab } from './use-open-in-new-tab.ts'

const ReadyQueriesPanel = () => {
  const openInNewTab = useOpenInNewTab()
  const { setVisiblePlugin } = useGraphiQLActions()
  const [opened, setOpened] = useState('')
  const canSave = useGraphiQL((state) => Boolean(state.schema?.getQueryType()?.getFields().savedQueries))

  const open = (query: ReadyQuery) => {
    openInNewTab(query)
    setOpened(query.title)
    if (matchMedia('(max-width: 760px)').matches) setVisiblePlugin(null)
  }

  return (
    <section className="ready-queries" aria-labelledby="ready-queries-title">
      <h2 id="ready-queries-title">
        现成查询 <span lang="en">Ready queries</span>
      </h2>
      <p className="ready-queries-hint">
        每条都在新标签页中打开，草稿不受影响。<span lang="en">Each opens in a new tab.</span>
      </p>
      {canSave && <MyQueriesSection />}
      {topics.map(({ topic, topicEn, queries }) => (
        <section key={topic} aria-label={`${topic} / ${topicEn}`}>
          <h3>
            {topic} <span lang="en">{topicEn}</span>
          </h3>
          <ul>
            {queries.map((query) => (
              <li key={query.slug}>
                <button type="button" data-slug={query.slug} title={query.description} onClick={() => open(query)}>
                  <span>{query.title}</span>
                  <span lang="en">{query.titleEn}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="visually-hidden" role="status">
        {opened && `已在新标签页中打开：${opened} / Opened in a new tab`}
      </p>
    </section>
  )
}

const ReadyQueriesIcon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d="M5 2.8h10a1 1 0 0 1 1 1V17l-6-3.4L4 17V3.8a1 1 0 0 1 1-1ZM7.2 6.5h5.6M7.2 9.7h3.6" />
  </svg>
)

export const READY_QUERIES_PLUGIN: GraphiQLPlugin = {
  title: '现成查询 / Ready queries',
  icon: ReadyQueriesIcon,
  content: ReadyQueriesPanel,
}
