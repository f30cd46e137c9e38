import { askGraph } from '../ask-graph.ts'
import { CHECK_QUERY, CREATE_QUERY } from '../own-operations.ts'

export interface Saving {
  name: string
  nameEn?: string
  description?: string
  descriptionEn?: string
  visibility: 'PRIVATE' | 'PUBLIC'
  folder?: string
  document: string
  operationName?: string
  variables: Record<string, unknown>
}

export interface Saved {
  slug: string | undefined
  /** Why it was not saved, in the graph's words. */
  problems: string[]
}

interface Parameter { name: string; [property: string]: unknown }
interface CheckAnswer { checkSavedQuery: { problems: { message: string }[]; parameters: Parameter[] | null } | null }
interface CreateAnswer { createSavedQuery: { savedQuery: { slug: string } | null; errors: { message: string }[] } | null }

/** Saves a query; its variables become parameters, and what they are now, what holds unless somebody says otherwise. */
export const saveQuery = async ({ variables, ...saving }: Saving): Promise<Saved> => {
  const { checkSavedQuery } = await askGraph<CheckAnswer>(CHECK_QUERY, { input: { document: saving.document, operationName: saving.operationName } })
  const problems = checkSavedQuery?.problems.map(({ message }) => message) ?? []
  if (problems.length > 0) return { slug: undefined, problems }
  const parameters = (checkSavedQuery?.parameters ?? []).map((parameter) => ({ ...withoutNulls(parameter), ...(variables[parameter.name] === undefined ? {} : { default: variables[parameter.name] }) }))
  const { createSavedQuery } = await askGraph<CreateAnswer>(CREATE_QUERY, { input: { ...saving, parameters, clientMutationId: crypto.randomUUID?.() } })
  return { slug: createSavedQuery?.savedQuery?.slug, problems: createSavedQuery?.errors.map(({ message }) => message) ?? [] }
}

const withoutNulls = (value: Parameter): Record<string, unknown> => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null))
