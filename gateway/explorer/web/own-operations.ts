// What the page itself asks of the public graph; a test holds it against the schema.

/** Values of a facet, most frequent first. */
export const FACET_CHOICES = `query ExplorerChoices($name: FacetName!, $contains: String) {
  searchResources(first: 1) { facet(name: $name, contains: $contains, first: 12) { buckets { key label labelEn count } } }
}`

/** Resources by their words. */
export const FOUND_RESOURCES = `query ExplorerResources($q: String, $types: [String!]) {
  searchResources(q: $q, first: 8, filter: { types: $types }) { edges { node { id title resourceType } } }
}`

/** Saved queries of whoever asks. */
export const MY_QUERIES = `query ExplorerSavedQueries($q: String) {
  savedQueries(filter: { mine: true, q: $q }, first: 100) {
    edges { node { id slug name nameEn folder document parameters { name default } } }
    pageInfo { hasNextPage }
  }
}`

/** What a query lacks to be saved, and the parameters that it would have. */
export const CHECK_QUERY = `query ExplorerCheck($input: CheckSavedQueryInput!) {
  checkSavedQuery(input: $input) { problems { message } parameters { name label labelEn help helpEn input required many options { value label labelEn } } }
}`

/** Saves a query. */
export const CREATE_QUERY = `mutation ExplorerSave($input: CreateSavedQueryInput!) {
  createSavedQuery(input: $input) { savedQuery { slug } errors { message } }
}`

/** Who is signed in. */
export const WHO_ASKS = `query ExplorerViewer { me { id displayName } }`
