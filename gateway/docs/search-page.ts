import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType } from 'graphql'
import { description } from './describe.ts'
import { html } from './html.ts'
import type { Page } from './page.ts'

export interface Entry { name: string; address: string; text: string }

/** Everything of the schema that has a name, for the search of the manual; made once for each version. */
export const entriesOf = (schema: GraphQLSchema): Entry[] => {
  const roots = new Map([[schema.getQueryType(), 'queries'], [schema.getMutationType(), 'mutations']] as const)
  return Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type)).flatMap((type) => {
    const members = isEnumType(type) ? type.getValues() : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
    const root = isObjectType(type) ? roots.get(type) : undefined
    return [
      ...(root ? [] : [{ name: type.name, address: `/docs/types/${type.name}`, text: type.description ?? '' }]),
      ...members.map((member) => ({ name: root ? member.name : `${type.name}.${member.name}`, address: root ? `/docs/${root}/${member.name}` : `/docs/types/${type.name}#${member.name}`, text: member.description ?? '' })),
    ]
  })
}

const MOST = 100

/** All words have to be there; the same name first, then names that begin so, then names with it, then descriptions. */
export const found = (entries: readonly Entry[], query: string): Entry[] => {
  const whole = query.trim().toLowerCase()
  const words = whole.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return []
  const rank = ({ name, text }: Entry): number => {
    const lower = name.toLowerCase()
    if (!words.every((word) => lower.includes(word) || text.toLowerCase().includes(word))) return Infinity
    const own = lower.slice(lower.indexOf('.') + 1)
    return lower === whole ? 0 : own === whole ? 1 : own.startsWith(whole) ? 2 : lower.includes(whole) ? 3 : 4
  }
  return entries.map((entry) => ({ entry, at: rank(entry) })).filter(({ at }) => at < Infinity).sort((a, b) => a.at - b.at).map(({ entry }) => entry)
}

export const searchPage = (entries: readonly Entry[], query: string): Page => {
  const hits = found(entries, query)
  return {
    title: `查找 ${query}`,
    body: html`<h1>“${query}”</h1><p role="status">${hits.length} 处 ${hits.length === 1 ? 'place' : 'places'}${hits.length > MOST && html`,显示前 ${MOST} 处,请多写几个词 the first ${MOST} are shown; add a word`}</p>
${hits.length === 0 && html`<p>没有找到。可用英文字段名(如 title)或中文说明里的词(如 共享)。<span lang="en">Nothing found. Try a field's name, such as title, or a word of its description.</span></p>`}
<ul class="hits">${hits.slice(0, MOST).map(({ name, address, text }) => html`<li><a href="${address}"><code>${name}</code></a>${description(text)}</li>`)}</ul>`,
  }
}
