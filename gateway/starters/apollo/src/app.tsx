import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { ApolloProvider, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from './gql'
import possible from './possible-types.json'

const client = new ApolloClient({
  link: new HttpLink({ uri: '/graphql' }),
  cache: new InMemoryCache(possible),
  clientAwareness: { name: 'my-app', version: '1.0' },
})

const LIST = graphql(`query DatasetList($after: String) {
  datasets(first: 20, after: $after) { total edges { node { id title } } pageInfo { hasNextPage endCursor } }
}`)
const DETAIL = graphql(`query DatasetDetail($id: ID!) { dataset(id: $id) { id title description generatedOn platform { id name } } }`)

function List({ onOpen }: { onOpen: (id: string) => void }) {
  const [after, setAfter] = useState<string | null>(null)
  const { data, error } = useQuery(LIST, { variables: { after } })
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
  const { data, error } = useQuery(DETAIL, { variables: { id } })
  if (error) return <p role="alert">{error.message}</p>
  return <article><button onClick={onBack}>返回</button><h1>{data?.dataset?.title}</h1><p>{data?.dataset?.description}</p><p>{data?.dataset?.platform?.name}</p></article>
}

export function App() {
  const [id, setId] = useState<string | null>(null)
  return <ApolloProvider client={client}>{id === null ? <List onOpen={setId} /> : <Detail id={id} onBack={() => setId(null)} />}</ApolloProvider>
}
