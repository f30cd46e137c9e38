import { useEffect, useState } from 'react'
import { ask } from './ask'
import { datasetDetail, datasetList } from './datasets'
import type { DatasetDetailQuery, DatasetListQuery } from './gql/graphql'

export function App() {
  const [list, setList] = useState<DatasetListQuery | null>(null)
  const [detail, setDetail] = useState<DatasetDetailQuery | null>(null)
  const [problem, setProblem] = useState('')
  const fail = (error: unknown) => setProblem(error instanceof Error ? error.message : String(error))
  const load = (after: string | null) => void ask(datasetList, { after }).then(setList, fail)
  useEffect(() => load(null), [])
  if (problem) return <p role="alert">{problem}</p>
  if (detail) return <article><button onClick={() => setDetail(null)}>返回</button><h1>{detail.dataset?.title}</h1><p>{detail.dataset?.description}</p><p>{detail.dataset?.platform?.name}</p></article>
  const { total, edges, pageInfo } = list?.datasets ?? {}
  return (
    <>
      <h1>科学数据 {total}</h1>
      <ul>{edges?.map(({ node }) => node && <li key={node.id}><button onClick={() => void ask(datasetDetail, { id: node.id }).then(setDetail, fail)}>{node.title ?? node.id}</button></li>)}</ul>
      {pageInfo?.hasNextPage && <button onClick={() => load(pageInfo.endCursor)}>下一页</button>}
    </>
  )
}
