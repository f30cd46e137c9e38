import { useState } from 'react'
import { useOpenInNewTab } from '../use-open-in-new-tab.ts'
import { useViewer } from '../viewer/viewer.tsx'
import { useMyQueries } from './my-queries.ts'
import { SaveDialog } from './save-dialog.tsx'

/** The reader's own saved queries above the ready ones, and the present tab saved as one. */
export const MyQueriesSection = () => {
  const viewer = useViewer()
  const openInNewTab = useOpenInNewTab()
  const [words, setWords] = useState('')
  const { queries, hasMore, problem, reload } = useMyQueries(words)
  const defaultsOf = (parameters: { name: string; default: unknown }[] | null): string | undefined => {
    const given = (parameters ?? []).filter((parameter) => parameter.default !== null)
    return given.length > 0 ? JSON.stringify(Object.fromEntries(given.map((parameter) => [parameter.name, parameter.default])), null, 2) : undefined
  }

  return (
    <section aria-labelledby="my-queries-title" className="my-queries">
      <h3 id="my-queries-title">我的查询 <span lang="en">My saved queries</span></h3>
      {viewer === null && <p className="ready-queries-hint"><a href={signInAddress()}>登录</a>后可保存查询、让他人填参数运行。<span lang="en">Sign in to save queries for others to run.</span></p>}
      {viewer && (
        <>
          <SaveDialog onSaved={reload} />
          {(queries.length > 8 || words) && <input type="search" value={words} onChange={({ currentTarget }) => setWords(currentTarget.value)} placeholder="查找 / Find" aria-label="查找我的查询 / Find a saved query" />}
          {problem && <p className="builder-wrong" role="alert">{problem}</p>}
          {queries.length === 0 && !problem && <p className="ready-queries-hint">{words ? '没有找到 / Nothing found' : '还没有保存过 / None yet'}</p>}
          <ul>
            {queries.map(({ id, slug, name, nameEn, folder, document: text, parameters }) => (
              <li key={id}>
                <button type="button" data-saved={slug} onClick={() => openInNewTab({ document: text, variables: defaultsOf(parameters) })}>
                  <span>{folder && <small>{folder} / </small>}{name}</span>
                  {nameEn && <span lang="en">{nameEn}</span>}
                </button>
                <a href={new URL(`../q/${encodeURIComponent(slug)}`, document.baseURI).href} target="_blank" rel="noreferrer" aria-label={`${name}：页面 / its page`}>↗</a>
              </li>
            ))}
          </ul>
          {hasMore && <p className="ready-queries-hint">还有更多，用查找缩小范围 <span lang="en">There are more; find them by a word</span></p>}
        </>
      )}
    </section>
  )
}

export const signInAddress = (): string => new URL(`../auth/login?to=${encodeURIComponent(location.pathname)}`, document.baseURI).href
