import { Suspense, useState } from 'react'
import { graphql, RelayEnvironmentProvider, useLazyLoadQuery, usePaginationFragment } from 'react-relay'
import { Environment, type FetchFunction, type GraphQLResponse, Network } from 'relay-runtime'
import type { appDetailQuery } from './__generated__/appDetailQuery.graphql'
import type { appListQuery } from './__generated__/appListQuery.graphql'
import type { appList_query$key } from './__generated__/appList_query.graphql'

const fetchGraph: FetchFunction = async ({ text: query }, variables) => {
  const headers = { 'content-type': 'application/json', 'x-keyuan-client': 'my-app', 'x-keyuan-client-version': '1.0' }
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
  return (await response.json()) as GraphQLResponse
}
const environment = new Environment({ network: Network.create(fetchGraph) })

function List({ page, onOpen }: { page: appList_query$key; onOpen: (id: string) => void }) {
  const { data, hasNext, loadNext } = usePaginationFragment(graphql`
    fragment appList_query on Query @refetchable(queryName: "appListPageQuery") @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
      datasets(first: $count, after: $cursor) @connection(key: "appList_datasets") { total edges { node { id title } } }
    }`, page)
  return (
    <>
      <h1>科学数据 {data.datasets?.total}</h1>
      <ul>{data.datasets?.edges.map(({ node }) => node && <li key={node.id}><button onClick={() => onOpen(node.id)}>{node.title ?? node.id}</button></li>)}</ul>
      {hasNext && <button onClick={() => loadNext(20)}>更多</button>}
    </>
  )
}

function ListPage({ onOpen }: { onOpen: (id: string) => void }) {
  return <List page={useLazyLoadQuery<appListQuery>(graphql`query appListQuery { ...appList_query }`, {})} onOpen={onOpen} />
}

function Detail({ id, onBack }: { id: string; onBack: () => void }) {
  const { node } = useLazyLoadQuery<appDetailQuery>(graphql`
    query appDetailQuery($id: ID!) { node(id: $id) { ... on Dataset { title description generatedOn platform { name } } } }`, { id })
  return <article><button onClick={onBack}>返回</button><h1>{node?.title}</h1><p>{node?.description}</p><p>{node?.platform?.name}</p></article>
}

export function App() {
  const [id, setId] = useState<string | null>(null)
  return <RelayEnvironmentProvider environment={environment}><Suspense fallback="…">{id === null ? <ListPage onOpen={setId} /> : <Detail id={id} onBack={() => setId(null)} />}</Suspense></RelayEnvironmentProvider>
}
