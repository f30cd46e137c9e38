/** The graph is a neighbour of the page, so that the explorer works behind any prefix. */
export const endpoint = new URL('../graphql', document.baseURI).href
