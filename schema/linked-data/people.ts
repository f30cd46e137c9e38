import { type Answered, firstText, recordOf, recordsOf, textOf } from '../citation/plain-values.ts'

/** Persons and organizations of schema.org. What is neither is left open as a Thing would be: readers take a nameless type for a person. */
export const agentsOf = (agents: unknown): Record<string, unknown>[] => recordsOf(agents).flatMap((agent) => {
  const name = firstText(agent.name, agent.nameEn)
  if (name === null) return []
  const affiliation = textOf(agent.affiliation)
  const same = [['https://orcid.org/', textOf(agent.orcid)], ['https://ror.org/', textOf(agent.ror)]].flatMap(([base, id]) => (id ? [`${base}${id}`] : []))
  return [{
    '@type': agent.kind === 'ORGANIZATION' ? 'Organization' : 'Person',
    name,
    ...alternate(agent, name),
    ...(affiliation === null ? {} : { affiliation: { '@type': 'Organization', name: affiliation } }),
    ...(same.length === 0 ? {} : { sameAs: same[0] }),
  }]
})

export const organizationOf = (mention: unknown): Record<string, unknown> | null => {
  const names = recordOf(mention)
  const name = firstText(names.name, names.nameEn)
  return name === null ? null : { '@type': 'Organization', name, ...alternate(names, name) }
}

const alternate = (names: Answered, name: string): Record<string, string> => {
  const english = textOf(names.nameEn)
  return english === null || english === name ? {} : { alternateName: english }
}
