import type { TypedDocumentString } from './gql/graphql'

interface Answer<Data> { data?: Data | null; errors?: { message: string; extensions: { code: string; messageEn: string } }[] }

/** One operation; its answer and its variables have the types that the schema gives them. */
export async function ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables, url = '/graphql'): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-keyuan-client': 'my-app', 'x-keyuan-client-version': '1.0' },
    body: JSON.stringify({ query: document.toString(), variables }),
  })
  const { data, errors } = (await response.json()) as Answer<Data>
  // A part that is missing is null and named in `errors`; without any data there is nothing to show.
  if (!data) throw new Error(errors?.[0]?.message ?? `HTTP ${response.status}`)
  return data
}
