import { useState } from 'react'
import { cacheExchange, Client, fetchExchange, Provider, useQuery } from 'urql'
import { graphql } from './gql'

const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
  fetchOptions: { headers: { 'x-keyuan-client': 'my-app', 'x-keyuan-client-version': '1.0' } },
})

const LIST = graphql(`query DatasetList($after: String) {
  datasets(first: 20, after: $after) { total edges { node { id title } } pageInfo { hasNextPage endCursor } }
}`)
const DETAIL = graphql(`query DatasetDetail($id: ID!) { dataset(id: $id) { id title description generatedOn platform { id name } } }`)

function List({ onOpen }: { onOpen: (id: string) => void }) {
  const [after, setAfter] = useState<string | null>(null)
  const [{ data, error }] = useQuery({ query: LIST, variables: { after } })
  if (error) return <p role="alert">{error.message}</p>
  const { total, edges, pageInfo } = data?.datasets ?? {}
  return (
    <>
      <h1>科学数据 {total}</h1>
      <ul>{edges?.map(({ node }) => node && <li key={node.id}><button onClick={() => onOpen(node.id)}>{node.title ?? node.id}</button></li>)}</ul>
      {pageInfo?.hasNextPage && <button onClick={() => setAfter(pageInfo.endCursor)}>下一页</button>}
    </>
  )
}

function Detail({ id, onBack }: { id: string; onBack: () => void }) {
  const [{ data, error }] = useQuery({ query: DETAIL, variables: { id } })
  if (error) return <p role="alert">{error.message}</p>
  return <article><button onClick={onBack}>返回</button><h1>{data?.dataset?.title}</h1><p>{data?.dataset?.description}</p><p>{data?.dataset?.platform?.name}</p></article>
}

export function App() {
  const [id, setId] = useState<string | null>(null)
  return <Provider value={client}>{id === null ? <List onOpen={setId} /> : <Detail id={id} onBack={() => setId(null)} />}</Provider>
}
