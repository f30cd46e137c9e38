import { graphql } from './gql'

export const datasetList = graphql(`query DatasetList($after: String) {
  datasets(first: 20, after: $after) { total edges { node { id title } } pageInfo { hasNextPage endCursor } }
}`)

export const datasetDetail = graphql(`query DatasetDetail($id: ID!) { dataset(id: $id) { id title description generatedOn platform { id name } } }`)
