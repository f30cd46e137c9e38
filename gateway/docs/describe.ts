import { astFromValue, type GraphQLArgument, type GraphQLInputField, getNamedType, type GraphQLType, isIntrospectionType, isListType, isNonNullType, print } from 'graphql'
import { bothLanguages } from '../../schema/both-languages.ts'
import { html, type Html, type Part } from './html.ts'

/** A description in its two languages, Chinese first; a partner's text in one language as it is. */
export const description = (text: string | null | undefined): Html => {
  const both = bothLanguages(text)
  return both ? html`<p class="said">${both.zh}<span lang="en">${both.en}</span></p>` : html`<p class="said">${text ?? ''}</p>`
}

export const typeAddress = (name: string): string => `/docs/types/${name}`

/** A type as it is written, its name a link. */
export const typeReference = (type: GraphQLType): Html => {
  if (isNonNullType(type)) return html`${typeReference(type.ofType)}!`
  if (isListType(type)) return html`[${typeReference(type.ofType)}]`
  const named = getNamedType(type)
  return isIntrospectionType(named) ? html`${named.name}` : html`<a href="${typeAddress(named.name)}">${named.name}</a>`
}

const SUNSET = /\bsunset:\s*(\d{4}-\d{2}-\d{2})\b/i

/** Until when, and what to use instead. */
export const deprecation = (reason: string | null | undefined): Part => {
  if (reason === null || reason === undefined) return null
  const sunset = SUNSET.exec(reason)?.[1]
  return html`<p class="notice warn">已弃用 Deprecated${sunset ? html`,<strong>${sunset}</strong> 停用 goes on that day` : null}:${reason}</p>`
}

const defaultOf = ({ defaultValue, type }: GraphQLArgument | GraphQLInputField): Part => {
  const node = defaultValue === undefined ? null : astFromValue(defaultValue, type)
  return node && html` = <code>${print(node)}</code>`
}

/** Arguments of a field, or fields of an input. */
export const inputs = (given: readonly (GraphQLArgument | GraphQLInputField)[]): Html => html`<dl class="inputs">${given.map((input) => html`
<dt id="${input.name}"><code>${input.name}: ${typeReference(input.type)}</code>${defaultOf(input)}${isNonNullType(input.type) && input.defaultValue === undefined && html` <span class="badge">必填 required</span>`}</dt>
<dd>${description(input.description)}${deprecation(input.deprecationReason)}</dd>`)}</dl>`
