import { type GraphQLField, type GraphQLNamedType, type GraphQLSchema, getNamedType, isAbstractType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { deprecation, description, inputs, typeReference } from './describe.ts'
import { html, type Html, type Part } from './html.ts'
import { kindOf } from './kinds.ts'
import type { Page } from './page.ts'

/** One type: what it is, its fields or values, where it comes up. */
export const typePage = (schema: GraphQLSchema, type: GraphQLNamedType): Page => ({
  title: type.name,
  body: html`<p class="kind">${kindOf(type).zh} <span lang="en">${kindOf(type).en}</span></p><h1><code>${type.name}</code></h1>${description(type.description)}
${relatives(schema, type)}${members(type)}${usedBy(schema, type)}`,
})

const relatives = (schema: GraphQLSchema, type: GraphQLNamedType): Part => [
  (isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().length > 0 && html`<p>实现 Implements: ${listed(type.getInterfaces())}</p>`,
  isAbstractType(type) && html`<p>可以是 Is one of: ${listed(schema.getPossibleTypes(type))}</p><p class="secondary">加盟平台以后会带来更多类型 Partners bring more types later; <a href="/possible-types.json">possible-types.json</a></p>`,
]

const listed = (types: readonly GraphQLNamedType[]): Part => types.map((type, index) => html`${index > 0 && '、'}<code>${typeReference(type)}</code>`)

const members = (type: GraphQLNamedType): Part => {
  if (isEnumType(type)) return html`<h2>值 <span lang="en">Values</span></h2><dl class="inputs">${type.getValues().map((value) => html`<dt id="${value.name}"><code>${value.name}</code></dt><dd>${description(value.description)}${deprecation(value.deprecationReason)}</dd>`)}</dl>`
  if (isInputObjectType(type)) return html`<h2>字段 <span lang="en">Fields</span></h2>${inputs(Object.values(type.getFields()))}`
  if (isObjectType(type) || isInterfaceType(type)) return html`<h2>字段 <span lang="en">Fields</span></h2>${Object.values(type.getFields()).map(field)}`
  return null
}

const field = (each: GraphQLField<unknown, unknown>): Html => html`<section class="field" id="${each.name}"><h3><code>${each.name}: ${typeReference(each.type)}</code></h3>
${description(each.description)}${deprecation(each.deprecationReason)}${each.args.length > 0 && html`<details><summary>参数 Arguments (${each.args.length})</summary>${inputs(each.args)}</details>`}</section>`

const MOST_USES = 60

const usedBy = (schema: GraphQLSchema, type: GraphQLNamedType): Part => {
  const uses = usesOf(schema, type)
  return uses.length > 0 && html`<h2>用于 <span lang="en">Used by</span></h2><p>${uses.slice(0, MOST_USES).map(({ owner, name }, index) => html`${index > 0 && '、'}<a href="/docs/types/${owner}#${name}"><code>${owner}.${name}</code></a>`)}${uses.length > MOST_USES && html` … (${uses.length})`}</p>`
}

const usesOf = (schema: GraphQLSchema, type: GraphQLNamedType): { owner: string; name: string }[] =>
  Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__')).flatMap((owner) => {
    if (isInputObjectType(owner)) return Object.values(owner.getFields()).filter((each) => getNamedType(each.type) === type).map(({ name }) => ({ owner: owner.name, name }))
    if (!isObjectType(owner) && !isInterfaceType(owner)) return []
    return Object.values(owner.getFields()).filter((each) => getNamedType(each.type) === type || each.args.some((argument) => getNamedType(argument.type) === type)).map(({ name }) => ({ owner: owner.name, name }))
  })
