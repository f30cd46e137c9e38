import type { PartnerSubgraph } from '../../partner.ts'
import type { RecordedOperation } from '../check-submission.ts'
import { FEED, GOOD, GOOD_SDL, LINK } from './submissions.ts'

/** A broken or risky submission, and what has to be said of it. */
export interface Broken {
  name: string
  sdl: string
  submission?: Partial<PartnerSubgraph>
  previous?: PartnerSubgraph
  operations?: readonly RecordedOperation[]
  check: string
  code: string
  /** Text of the line at fault, as it first occurs in the SDL; undefined where the fault is outside of it. */
  at?: string
}

/** The good SDL with one passage changed. Throws where it is not there, so that no case tests the good one. */
const changed = (from: string, to: string, sdl = GOOD_SDL): string => {
  if (!sdl.includes(from)) throw new Error(`The SDL has no «${from}»`)
  return sdl.replace(from, () => to)
}
const added = (text: string): string => `${GOOD_SDL}\n${text}\n`
const link = (version: string, imports: string): string => changed(LINK, `extend schema @link(url: "https://specs.apollo.dev/federation/${version}", import: [${imports}])`)
const ALL = '"@key", "@shareable", "@inaccessible", "@external", "@requires", "@provides", "@tag"'
const APERTURE = '  aperture: Float'

const syntax: Broken[] = [
  { name: 'a missing brace', sdl: changed('  band: TelescopeBand\n}', '  band: TelescopeBand\n'), check: 'sdl.syntax', code: 'SYNTAX_ERROR', at: 'type TelescopeSite {' },
  { name: 'a missing colon', sdl: changed(APERTURE, '  aperture Float'), check: 'sdl.syntax', code: 'SYNTAX_ERROR', at: '  aperture Float' },
  { name: 'an open string', sdl: changed('"口径,米 / Aperture in metres"', '"口径,米 / Aperture in metres'), check: 'sdl.syntax', code: 'SYNTAX_ERROR', at: '"口径,米 / Aperture in metres' },
  { name: 'an empty type', sdl: added('type TelescopeDome {}'), check: 'sdl.syntax', code: 'SYNTAX_ERROR', at: 'type TelescopeDome {}' },
  { name: 'words that are no SDL', sdl: added('hello world'), check: 'sdl.syntax', code: 'SYNTAX_ERROR', at: 'hello world' },
  { name: 'a query in the SDL', sdl: added('query Q { telescope(id: 1) { id } }'), check: 'sdl.syntax', code: 'NOT_SDL', at: 'query Q' },
  { name: 'a type declared twice', sdl: added('type TelescopeSite { other: Int }'), check: 'sdl.syntax', code: 'DECLARED_TWICE', at: 'type TelescopeSite { other' },
  { name: 'a field declared twice', sdl: changed(APERTURE, `${APERTURE}\n  aperture: Int`), check: 'sdl.syntax', code: 'DECLARED_TWICE', at: '  aperture: Int' },
  { name: 'an enum value declared twice', sdl: changed('  RADIO\n', '  RADIO\n  OPTICAL # again\n'), check: 'sdl.syntax', code: 'DECLARED_TWICE', at: '  OPTICAL # again' },
]

const sizes: Broken[] = [
  { name: '300 kB of comments', sdl: added(`# ${'x'.repeat(100)}\n`.repeat(3_000)), check: 'sdl.size', code: 'SDL_TOO_LARGE' },
  { name: '300 kB of types', sdl: added(Array.from({ length: 250 }, (_, index) => `type TelescopePart${index} { ${'"说明 / What it is" '}${Array.from({ length: 60 }, (_each, field) => `measurement${field}: Float`).join(' ')} }`).join('\n')), check: 'sdl.size', code: 'SDL_TOO_LARGE' },
  { name: 'lists a thousand deep', sdl: changed(APERTURE, `  aperture: ${'['.repeat(1_000)}Float${']'.repeat(1_000)}`), check: 'sdl.size', code: 'SDL_TOO_NESTED', at: '  aperture: [' },
  { name: 'a default value a thousand deep', sdl: added(`scalar TelescopeAny\nextend type Query {\n  telescopeAny(value: TelescopeAny = ${'{ a: '.repeat(1_000)}1${' }'.repeat(1_000)}): Int\n}`), check: 'sdl.size', code: 'SDL_TOO_NESTED', at: '  telescopeAny(' },
  { name: '400 types', sdl: added(Array.from({ length: 400 }, (_, index) => `type TelescopePart${index} { a: Int }`).join('\n')), check: 'budget.size', code: 'TOO_MANY_TYPES', at: 'type TelescopePart293 ' },
  { name: '3,100 fields', sdl: added(`type TelescopePart {\n${Array.from({ length: 3_100 }, (_, index) => `  a${index}: Int`).join('\n')}\n}`), check: 'budget.size', code: 'TOO_MANY_FIELDS' },
  { name: 'lists three deep', sdl: changed(APERTURE, '  aperture: [[[Float]]]'), check: 'budget.size', code: 'TOO_MANY_LISTS', at: '  aperture: [[[Float]]]' },
  { name: 'thirty keys', sdl: changed('type Telescope @key(fields: "id")', `type Telescope @key(fields: "id") ${Array.from({ length: 30 }, (_, index) => `@key(fields: "id k${index}")`).join(' ')}`).replace(APERTURE, `${APERTURE}\n${Array.from({ length: 30 }, (_, index) => `  k${index}: Int`).join('\n')}`), check: 'budget.size', code: 'TOO_MANY_KEYS', at: 'type Telescope @key' },
  { name: 'a key of twenty fields', sdl: changed('type Telescope @key(fields: "id")', `type Telescope @key(fields: "id") @key(fields: "${Array.from({ length: 20 }, (_, index) => `k${index}`).join(' ')}")`).replace(APERTURE, `${APERTURE}\n${Array.from({ length: 20 }, (_, index) => `  k${index}: Int`).join('\n')}`), check: 'budget.size', code: 'KEY_TOO_LARGE', at: 'type Telescope @key' },
  { name: 'an interface of fifty types', sdl: added(`interface TelescopePart { a: Int }\n${Array.from({ length: 50 }, (_, index) => `type TelescopePart${index} implements TelescopePart { a: Int }`).join('\n')}`), check: 'budget.size', code: 'TOO_MANY_IMPLEMENTATIONS', at: 'interface TelescopePart ' },
  { name: 'forty arguments', sdl: added(`extend type Query {\n  telescopeSearch(${Array.from({ length: 40 }, (_, index) => `a${index}: Int`).join(' ')}): [Telescope!]\n}`), check: 'budget.size', code: 'TOO_MANY_ARGUMENTS', at: '  telescopeSearch(' },
]

const directives: Broken[] = [
  ...['authenticated', 'requiresScopes', 'policy'].map((name): Broken => ({
    name: `@${name}, imported`, sdl: changed(APERTURE, `${APERTURE} @${name}${name === 'requiresScopes' ? '(scopes: [["a"]])' : name === 'policy' ? '(policies: [["a"]])' : ''}`, link('v2.9', `${ALL}, "@${name}"`)), check: 'sdl.directives', code: 'FORBIDDEN_DIRECTIVE', at: APERTURE,
  })),
  { name: '@cacheTag', sdl: changed(APERTURE, `${APERTURE} @federation__cacheTag(format: "x")`).replace('v2.9', 'v2.14'), check: 'sdl.directives', code: 'FORBIDDEN_DIRECTIVE', at: APERTURE },
  { name: '@authenticated under its full name', sdl: changed(APERTURE, `${APERTURE} @federation__authenticated`), check: 'sdl.directives', code: 'FORBIDDEN_DIRECTIVE', at: APERTURE },
  { name: '@authenticated under another name', sdl: changed(APERTURE, `${APERTURE} @signedIn`, link('v2.9', `${ALL}, { name: "@authenticated", as: "@signedIn" }`)), check: 'sdl.directives', code: 'FORBIDDEN_DIRECTIVE', at: APERTURE },
  { name: '@authenticated imported and not used', sdl: link('v2.9', `${ALL}, "@authenticated"`), check: 'sdl.directives', code: 'FORBIDDEN_IMPORT', at: 'extend schema' },
  { name: '@authenticated defined in federation 1', sdl: changed(LINK, 'directive @authenticated on FIELD_DEFINITION').replaceAll(/ @(shareable|inaccessible)/g, ''), check: 'sdl.directives', code: 'FORBIDDEN_DIRECTIVE', at: 'directive @authenticated' },
  { name: '@override of somebody else\'s field', sdl: changed('type Telescope @key', `type Instrument @key(fields: "id") {\n  id: ID!\n  model: String @override(from: "instruments")\n}\ntype Telescope @key`, link('v2.9', `${ALL}, "@override"`)), check: 'sdl.directives', code: 'FORBIDDEN_DIRECTIVE', at: '  model: String @override' },
  { name: '@interfaceObject', sdl: `${link('v2.9', `${ALL}, "@interfaceObject"`)}\ntype Resource @interfaceObject @key(fields: "id") {\n  id: ID!\n  stars: Int\n}`, check: 'sdl.directives', code: 'FORBIDDEN_DIRECTIVE', at: 'type Resource @interfaceObject' },
  { name: '@composeDirective', sdl: changed(LINK, `${LINK} @federation__composeDirective(name: "@mine") @link(url: "https://observatory.example/mine/v1.0", import: ["@mine"])\ndirective @mine on OBJECT`), check: 'sdl.directives', code: 'FORBIDDEN_DIRECTIVE', at: 'extend schema' },
  { name: '@fromContext', sdl: changed(APERTURE, '  aperture(unit: String @federation__fromContext(field: "$x { unit }")): Float'), check: 'sdl.directives', code: 'FORBIDDEN_DIRECTIVE', at: '  aperture(unit' },
  { name: 'a link to a specification that nobody knows', sdl: changed(LINK, `${LINK}\nextend schema @link(url: "https://observatory.example/shield/v1.0", import: ["@shield"], for: SECURITY)\ndirective @shield on FIELD_DEFINITION`), check: 'sdl.directives', code: 'UNKNOWN_LINK', at: 'extend schema @link(url: "https://observatory' },
  { name: 'a federation version to come', sdl: link('v2.99', ALL), check: 'sdl.directives', code: 'UNKNOWN_FEDERATION_VERSION', at: 'extend schema' },
  { name: 'federation 3', sdl: link('v3.0', ALL), check: 'sdl.directives', code: 'UNKNOWN_FEDERATION_VERSION', at: 'extend schema' },
  { name: 'federation without a version', sdl: changed('federation/v2.9', 'federation'), check: 'sdl.directives', code: 'UNKNOWN_FEDERATION_VERSION', at: 'extend schema' },
  { name: '@shareable on what nobody shares', sdl: changed('type TelescopeSite {', 'type TelescopeSite @shareable {'), check: 'sdl.directives', code: 'SHAREABLE_NOT_SHARED', at: 'type TelescopeSite @shareable' },
]

const names: Broken[] = [
  ...['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'].map((name): Broken => ({
    name: `a field ${name}`, sdl: changed(APERTURE, `  ${name}: Float`), check: 'sdl.reserved', code: 'PROTOTYPE_NAME', at: `  ${name}: Float`,
  })),
  { name: 'a type __proto__', sdl: changed('site: TelescopeSite', 'site: __proto__').replace('type TelescopeSite', 'type __proto__'), check: 'sdl.reserved', code: 'PROTOTYPE_NAME', at: 'type __proto__' },
  { name: 'an argument constructor', sdl: changed(APERTURE, '  aperture(constructor: Int): Float'), check: 'sdl.reserved', code: 'PROTOTYPE_NAME', at: '  aperture(constructor' },
  { name: 'an enum value constructor', sdl: changed('  OPTICAL\n', '  constructor\n'), check: 'sdl.reserved', code: 'PROTOTYPE_NAME', at: '  constructor' },
  { name: 'a name that GraphQL reserves', sdl: changed(APERTURE, '  __aperture: Float'), check: 'sdl.reserved', code: 'RESERVED_NAME', at: '  __aperture' },
  { name: 'a type in lower case', sdl: GOOD_SDL.replaceAll('TelescopeSite', 'Telescope_site'), check: 'sdl.names', code: 'TYPE_NOT_PASCAL_CASE', at: 'type Telescope_site' },
  { name: 'a field with underscores', sdl: changed('elevationM', 'elevation_m'), check: 'sdl.names', code: 'FIELD_NOT_CAMEL_CASE', at: '  elevation_m' },
  { name: 'an argument in capitals', sdl: changed('    band: TelescopeBand', '    BAND: TelescopeBand'), check: 'sdl.names', code: 'ARGUMENT_NOT_CAMEL_CASE', at: '    BAND' },
  { name: 'an enum value in lower case', sdl: changed('  RADIO', '  radioWaves'), check: 'sdl.names', code: 'VALUE_NOT_SCREAMING_CASE', at: '  radioWaves' },
  { name: 'a field of a key with underscores', sdl: changed('@key(fields: "id")', '@key(fields: "id") @key(fields: "local_code")').replace(APERTURE, '  local_code: String'), check: 'sdl.names', code: 'FIELD_NOT_CAMEL_CASE', at: '  local_code' },
  { name: 'a resource type without a description', sdl: changed('"望远镜 / A telescope"\n', ''), check: 'sdl.descriptions', code: 'RESOURCE_TYPE_UNDESCRIBED', at: 'type Telescope @key' },
]

const contract: Broken[] = [
  { name: 'no key', sdl: changed(' @key(fields: "id")', ''), check: 'contract.key', code: 'KEY_MISSING', at: 'type Telescope {' },
  { name: 'another key alone', sdl: changed('@key(fields: "id")', '@key(fields: "aperture")'), check: 'contract.key', code: 'KEY_MISSING', at: 'type Telescope @key' },
  { name: 'a key that is not resolvable', sdl: changed('@key(fields: "id")', '@key(fields: "id", resolvable: false)'), check: 'contract.key', code: 'KEY_NOT_RESOLVABLE', at: 'type Telescope @key' },
  { name: 'an id that may be null', sdl: changed('  id: ID!', '  id: ID'), check: 'contract.key', code: 'ID_TYPE', at: '  id: ID' },
  { name: 'an id that is a number', sdl: changed('  id: ID!', '  id: Int!'), check: 'contract.key', code: 'ID_TYPE', at: '  id: Int!' },
  { name: 'no id', sdl: changed('  "编号 / Id"\n  id: ID!\n', ''), check: 'contract.key', code: 'ID_MISSING', at: 'type Telescope @key' },
  { name: 'an id of somebody else', sdl: changed('  id: ID!', '  id: ID! @external'), check: 'contract.key', code: 'ID_EXTERNAL', at: '  id: ID! @external' },
  { name: 'no feed', sdl: changed(FEED, ''), check: 'contract.feed', code: 'FEED_MISSING', at: 'extend type Query' },
  { name: 'a feed with another argument', sdl: changed('first: Int! = 500', 'limit: Int'), check: 'contract.feed', code: 'FEED_DIFFERENT', at: '  resourceChanges(' },
  { name: 'a feed that may be null', sdl: changed('  cursor: String!', '  cursor: String'), check: 'contract.feed', code: 'FEED_DIFFERENT', at: '  cursor: String' },
  { name: 'a feed without deletions', sdl: changed('  deleted: Boolean!\n', ''), check: 'contract.feed', code: 'FEED_DIFFERENT', at: 'type ResourceChange @' },
  { name: 'a feed with more', sdl: changed('  deleted: Boolean!\n', '  deleted: Boolean!\n  author: String\n'), check: 'contract.feed', code: 'FEED_DIFFERENT', at: '  author: String' },
  { name: 'a feed that clients see', sdl: changed('type ResourceChangePage @shareable @inaccessible', 'type ResourceChangePage @shareable'), check: 'contract.feed', code: 'FEED_UNMARKED', at: 'type ResourceChangePage' },
  { name: 'a feed that nobody can share', sdl: changed('ResourceChangePage! @shareable @inaccessible', 'ResourceChangePage! @inaccessible'), check: 'contract.feed', code: 'FEED_UNMARKED', at: '  resourceChanges(' },
  { name: 'documents of a type', sdl: changed('scalar ResourceDocument @inaccessible', 'type ResourceDocument @inaccessible { title: String }'), check: 'contract.feed', code: 'FEED_DIFFERENT', at: 'type ResourceDocument' },
  { name: 'a field of a record that is never null', sdl: changed(APERTURE, '  aperture: Float!'), check: 'contract.nullability', code: 'ENTITY_FIELD_NOT_NULLABLE', at: '  aperture: Float!' },
  { name: 'a root field that is never null', sdl: changed('  ): [Telescope!]', '  ): [Telescope!]!'), check: 'contract.nullability', code: 'ROOT_FIELD_NOT_NULLABLE', at: '  telescopesOf(' },
  { name: 'a field of an interface of records that is never null', sdl: `${changed('type Telescope @key(fields: "id")', 'type Telescope implements TelescopeThing @key(fields: "id")').replace(APERTURE, '  aperture: Float!')}\ninterface TelescopeThing {\n  id: ID!\n  aperture: Float!\n}`, check: 'contract.nullability', code: 'ENTITY_FIELD_NOT_NULLABLE', at: '  aperture: Float!' },
  { name: 'a resource type that is not in the SDL', sdl: GOOD_SDL, submission: { resourceTypes: [...GOOD.resourceTypes, { code: 'DOME', typename: 'Dome', namespace: 'observatory', label: '圆顶', labelEn: 'Dome' }] }, check: 'contract.types', code: 'TYPE_MISSING' },
  { name: 'a code that is taken', sdl: GOOD_SDL, submission: { resourceTypes: [{ ...GOOD.resourceTypes[0]!, code: 'INSTRUMENT' }] }, check: 'contract.types', code: 'CODE_TAKEN', at: 'type Telescope @key' },
  { name: 'a code in lower case', sdl: GOOD_SDL, submission: { resourceTypes: [{ ...GOOD.resourceTypes[0]!, code: 'telescope' }] }, check: 'contract.types', code: 'CODE_INVALID', at: 'type Telescope @key' },
  { name: 'a type name that carries SDL', sdl: GOOD_SDL, submission: { resourceTypes: [{ ...GOOD.resourceTypes[0]!, typename: 'Telescope { id: ID! } type Hidden' }] }, check: 'contract.types', code: 'TYPENAME_INVALID' },
  { name: 'a namespace that is ours', sdl: GOOD_SDL, submission: { namespace: 'instruments' }, check: 'contract.types', code: 'NAMESPACE_TAKEN' },
  { name: 'a namespace with a path', sdl: GOOD_SDL, submission: { namespace: '../Observatory' }, check: 'contract.types', code: 'NAMESPACE_INVALID' },
  { name: 'a namespace of two letters', sdl: GOOD_SDL, submission: { namespace: 'in', resourceTypes: [{ ...GOOD.resourceTypes[0]!, namespace: 'in' }] }, check: 'contract.types', code: 'NAMESPACE_INVALID' },
  { name: 'no resource type', sdl: GOOD_SDL, submission: { resourceTypes: [] }, check: 'contract.types', code: 'NO_RESOURCE_TYPE' },
]

const ownership: Broken[] = [
  { name: 'a resource type of somebody else', sdl: added('type Instrument @key(fields: "id") {\n  id: ID!\n  hijacked: String\n}'), check: 'ownership.types', code: 'TYPE_OF_ANOTHER', at: 'type Instrument' },
  { name: 'an extension of somebody else\'s type', sdl: added('extend type Instrument @key(fields: "id") {\n  id: ID! @external\n  hijacked: String\n}'), check: 'ownership.types', code: 'TYPE_EXTENDED', at: 'extend type Instrument' },
  { name: 'a type of somebody else that a link claims to bring', sdl: `${link('v2.9', `${ALL}, "Instrument"`)}\ntype Instrument @key(fields: "id") {\n  id: ID!\n  hijacked: String\n}`, check: 'ownership.types', code: 'TYPE_OF_ANOTHER', at: 'type Instrument' },
  { name: 'registered as its own', sdl: added('type Instrument @key(fields: "id") { id: ID! }'), submission: { resourceTypes: [...GOOD.resourceTypes, { code: 'OTHER', typename: 'Instrument', namespace: 'observatory', label: '仪器' }] }, check: 'contract.types', code: 'TYPENAME_TAKEN', at: 'type Instrument' },
  { name: 'the interface Resource', sdl: `${changed('type Telescope @key(fields: "id")', 'type Telescope implements Resource @key(fields: "id")')}\ninterface Resource {\n  id: ID!\n}`, check: 'ownership.types', code: 'TYPE_EXTENDED', at: 'interface Resource' },
  { name: 'a core field', sdl: changed(APERTURE, '  title: String'), check: 'ownership.types', code: 'CORE_FIELD', at: '  title: String' },
  { name: 'a core value type', sdl: changed(APERTURE, '  names: [LangString!]').concat('\ntype LangString {\n  lang: String!\n  value: String!\n}'), check: 'ownership.types', code: 'TYPE_OF_ANOTHER', at: 'type LangString' },
  { name: 'an enum of the core', sdl: added('enum SharingLevel { PUBLIC SECRET }'), check: 'ownership.types', code: 'TYPE_OF_ANOTHER', at: 'enum SharingLevel' },
  { name: 'fields for organizations', sdl: added('type Organization @key(fields: "id") {\n  id: ID!\n  stars: Int\n}'), check: 'ownership.types', code: 'STUB_WITH_FIELDS', at: '  stars: Int' },
  { name: 'organizations answered by a partner', sdl: changed(APERTURE, '  operator: Organization').concat('\ntype Organization @key(fields: "id") { id: ID! }'), check: 'ownership.types', code: 'STUB_RESOLVABLE', at: 'type Organization' },
  { name: 'PageInfo with a field more', sdl: added('type PageInfo @shareable {\n  hasNextPage: Boolean!\n  hasPreviousPage: Boolean!\n  startCursor: String\n  endCursor: String\n  count: Int\n}'), check: 'ownership.types', code: 'SHARED_TYPE_CHANGED', at: '  count: Int' },
  { name: 'PageInfo that is not shareable', sdl: changed('type TelescopeSite {', 'type PageInfo {\n  hasNextPage: Boolean!\n  hasPreviousPage: Boolean!\n  startCursor: String\n  endCursor: String\n}\ntype TelescopeSite {'), check: 'ownership.types', code: 'SHARED_TYPE_CHANGED', at: 'type PageInfo' },
  { name: 'Node with a field more', sdl: added('interface Node {\n  id: ID!\n  owner: String\n}'), check: 'ownership.types', code: 'SHARED_TYPE_CHANGED', at: '  owner: String' },
  { name: 'a scalar of ours as an enum', sdl: added('enum DateTime { NOW }'), check: 'ownership.types', code: 'TYPE_OF_ANOTHER', at: 'enum DateTime' },
  { name: 'a type without a prefix', sdl: GOOD_SDL.replaceAll('TelescopeSite', 'Site'), check: 'ownership.types', code: 'TYPE_WITHOUT_PREFIX', at: 'type Site' },
  { name: 'subscriptions', sdl: added('type Subscription { telescopeMoved: Telescope }'), check: 'ownership.types', code: 'SUBSCRIPTION', at: 'type Subscription' },
  { name: 'a root field of the catalogue', sdl: added('extend type Query {\n  searchResources(q: String): [Telescope!]\n}'), check: 'ownership.fields', code: 'FIELD_OF_ANOTHER', at: '  searchResources(' },
  { name: 'a root field of a subgraph', sdl: added('extend type Query {\n  instrument(id: ID): Telescope\n}'), check: 'ownership.fields', code: 'FIELD_OF_ANOTHER', at: '  instrument(' },
  { name: 'a mutation of a subgraph', sdl: added('type Mutation {\n  withdrawInstrument(id: ID!): Boolean\n}'), check: 'ownership.fields', code: 'FIELD_OF_ANOTHER', at: '  withdrawInstrument(' },
  { name: 'the way in of own subgraphs', sdl: added('type Mutation {\n  upsertResources(input: [String!]!): [String!]\n}'), check: 'ownership.fields', code: 'INSIDE_FIELD', at: '  upsertResources(' },
  { name: 'the catalogue\'s vocabulary', sdl: added('extend type Query {\n  resourceOfTheDay: Telescope\n}'), check: 'ownership.fields', code: 'RESERVED_FIELD', at: '  resourceOfTheDay' },
  { name: '_entities of its own kind', sdl: added('extend type Query {\n  _entities(representations: [String!]!): [Telescope]\n}'), check: 'ownership.fields', code: 'INSIDE_FIELD', at: '  _entities(' },
  { name: 'a type Query that is no root', sdl: changed(LINK, `${LINK}\nschema { query: RootQuery }\ntype Query { a: Int }`).replaceAll('extend type Query', 'extend type RootQuery').replace('extend type RootQuery', 'type RootQuery'), check: 'ownership.types', code: 'TYPE_WITHOUT_PREFIX', at: 'type Query { a' },
]

const ITEM = '\ninterface TelescopeItem {\n  a: Int\n}\ntype TelescopePart implements TelescopeItem {\n  a: Int\n}\n'
const PART = 'type TelescopePart {\n  a: Int\n}\n'
const composition: Broken[] = [
  { name: 'an unknown type', sdl: changed(APERTURE, '  aperture: Lens'), code: 'INVALID_GRAPHQL', at: '  aperture: Lens' },
  { name: 'an unknown type of an argument', sdl: changed('    id: ID!\n', '    id: ID!\n    lens: Lens\n'), code: 'INVALID_GRAPHQL', at: '    lens: Lens' },
  { name: 'an unknown interface', sdl: changed('type TelescopeSite {', 'type TelescopeSite implements TelescopePlace {'), code: 'INVALID_GRAPHQL', at: 'type TelescopeSite implements' },
  { name: 'an unknown member of a union', sdl: added('union TelescopeThing = Telescope | Dome'), code: 'INVALID_GRAPHQL', at: 'union TelescopeThing' },
  { name: 'an unknown directive', sdl: changed(APERTURE, `${APERTURE} @metres`), code: 'INVALID_GRAPHQL', at: APERTURE },
  { name: 'directives of federation that are not imported', sdl: link('v2.9', '"@key", "@inaccessible"'), code: 'INVALID_GRAPHQL', at: '  resourceChanges(' },
  { name: 'directives of federation 2 in federation 1', sdl: changed(LINK, ''), code: 'INVALID_GRAPHQL', at: '  resourceChanges(' },
  { name: 'an interface that is not kept', sdl: added(ITEM.replace('type TelescopePart implements TelescopeItem {\n  a: Int', 'type TelescopePart implements TelescopeItem {\n  b: Int')), code: 'INVALID_GRAPHQL', at: 'type TelescopePart' },
  { name: 'an interface that is kept otherwise', sdl: added(ITEM.replace('TelescopeItem {\n  a: Int\n}\n', 'TelescopeItem {\n  a: String\n}\n')), code: 'INVALID_GRAPHQL', at: '  a: Int' },
  { name: 'an interface without its argument', sdl: added(ITEM.replace('  a: Int\n}\ntype', '  a(unit: String): Int\n}\ntype')), code: 'INVALID_GRAPHQL' },
  { name: 'an input where an output belongs', sdl: changed(APERTURE, '  aperture: TelescopeInput').concat('\ninput TelescopeInput { a: Int }'), code: 'INVALID_GRAPHQL', at: '  aperture: TelescopeInput' },
  { name: 'an output where an input belongs', sdl: changed('    band: TelescopeBand', '    band: TelescopeSite'), code: 'INVALID_GRAPHQL', at: '    band: TelescopeSite' },
  { name: 'an input that needs itself', sdl: added('input TelescopeInput {\n  inner: TelescopeInput!\n}\nextend type Query {\n  telescopeBy(input: TelescopeInput): Telescope\n}'), code: 'INVALID_GRAPHQL', at: 'input TelescopeInput' },
  { name: 'a default of another type', sdl: changed('    band: TelescopeBand', '    band: TelescopeBand = INFRARED'), code: 'INVALID_GRAPHQL', at: '    band: TelescopeBand = INFRARED' },
  { name: 'an object as the default of a scalar', sdl: added('scalar TelescopeAny\nextend type Query {\n  telescopeAny(value: TelescopeAny = { a: 1 }): Int\n}'), code: 'COMPOSER_FAILED', at: '  telescopeAny(' },
  { name: 'a type without fields', sdl: added('type TelescopeDome\nextend type Query {\n  telescopeDome: TelescopeDome\n}'), code: 'INVALID_GRAPHQL', at: 'type TelescopeDome' },
  { name: 'a directive without its argument', sdl: changed(APERTURE, `${APERTURE} @tag`), code: 'INVALID_GRAPHQL', at: APERTURE },
  { name: 'a key of an unknown field', sdl: changed('@key(fields: "id")', '@key(fields: "id") @key(fields: "code")'), code: 'KEY_INVALID_FIELDS', at: 'type Telescope @key' },
  { name: 'a key that does not parse', sdl: changed('@key(fields: "id")', '@key(fields: "id") @key(fields: "site {")'), code: 'KEY_INVALID_FIELDS', at: 'type Telescope @key' },
  { name: 'a key with arguments', sdl: changed('@key(fields: "id")', '@key(fields: "id") @key(fields: "code")').replace(APERTURE, '  code(of: Int): String'), code: 'KEY_FIELDS_HAS_ARGS', at: 'type Telescope @key' },
  { name: 'a key of an interface', sdl: changed('@key(fields: "id")', '@key(fields: "id") @key(fields: "item { a }")').replace(APERTURE, '  item: TelescopeItem').concat(ITEM), code: 'KEY_FIELDS_SELECT_INVALID_TYPE', at: 'type Telescope @key' },
  { name: 'a key with a directive', sdl: changed('@key(fields: "id")', '@key(fields: "id") @key(fields: "aperture @deprecated")'), code: 'KEY_DIRECTIVE_IN_FIELDS_ARG', at: 'type Telescope @key' },
  { name: 'a key that is no string', sdl: changed('@key(fields: "id")', '@key(fields: "id") @key(fields: 12)'), code: 'KEY_INVALID_FIELDS_TYPE', at: 'type Telescope @key' },
  { name: 'a key on an interface before federation 2.3', sdl: `${link('v2.2', ALL)}\ninterface TelescopeItem @key(fields: "id") {\n  id: ID!\n}`, code: 'KEY_UNSUPPORTED_ON_INTERFACE', at: 'interface TelescopeItem' },
  { name: 'a key of an interface that a type lacks', sdl: added('interface TelescopeItem @key(fields: "id") {\n  id: ID!\n}\ntype TelescopePart implements TelescopeItem {\n  id: ID!\n}'), code: 'INTERFACE_KEY_NOT_ON_IMPLEMENTATION', at: 'interface TelescopeItem' },
  { name: '@requires of its own field', sdl: changed(APERTURE, `${APERTURE}\n  area: Float @requires(fields: "aperture")`), code: 'REQUIRES_FIELDS_MISSING_EXTERNAL', at: '  area: Float' },
  { name: '@requires of an unknown field', sdl: changed(APERTURE, '  area: Float @requires(fields: "radius")'), code: 'REQUIRES_INVALID_FIELDS', at: '  area: Float' },
  { name: '@requires that is no string', sdl: changed(APERTURE, '  area: Float @requires(fields: 3)'), code: 'REQUIRES_INVALID_FIELDS_TYPE', at: '  area: Float' },
  { name: '@requires with a directive', sdl: changed(APERTURE, '  title: String @external\n  area: Float @requires(fields: "title @deprecated")'), code: 'REQUIRES_DIRECTIVE_IN_FIELDS_ARG', at: '  area: Float' },
  { name: '@requires in an interface', sdl: added(ITEM.replace('  a: Int\n}\ntype', '  a: Int\n  b: Int @requires(fields: "a")\n}\ntype').replace('TelescopeItem {\n  a: Int\n}\n', 'TelescopeItem {\n  a: Int\n  b: Int\n}\n')), code: 'REQUIRES_UNSUPPORTED_ON_INTERFACE', at: '  b: Int @requires' },
  { name: '@provides of its own field', sdl: added(`${PART}extend type Query {\n  telescopePart: TelescopePart @provides(fields: "a")\n}`), code: 'PROVIDES_FIELDS_MISSING_EXTERNAL', at: '  telescopePart:' },
  { name: '@provides of an unknown field', sdl: added(`${PART}extend type Query {\n  telescopePart: TelescopePart @provides(fields: "b")\n}`), code: 'PROVIDES_INVALID_FIELDS', at: '  telescopePart:' },
  { name: '@provides of a scalar', sdl: changed(APERTURE, `${APERTURE} @provides(fields: "a")`), code: 'PROVIDES_ON_NON_OBJECT_FIELD', at: APERTURE },
  { name: '@provides that is no string', sdl: added(`${PART}extend type Query {\n  telescopePart: TelescopePart @provides(fields: 3)\n}`), code: 'PROVIDES_INVALID_FIELDS_TYPE', at: '  telescopePart:' },
  { name: '@provides of a field with arguments', sdl: added(`${PART.replace('a: Int', 'a(of: Int): Int @external')}extend type Query {\n  telescopePart: TelescopePart @provides(fields: "a")\n}`), code: 'PROVIDES_FIELDS_HAS_ARGS', at: '  telescopePart:' },
  { name: '@provides with a directive', sdl: added(`${PART.replace('a: Int', 'a: Int @external')}extend type Query {\n  telescopePart: TelescopePart @provides(fields: "a @deprecated")\n}`), code: 'PROVIDES_DIRECTIVE_IN_FIELDS_ARG', at: '  telescopePart:' },
  { name: '@provides in an interface', sdl: added(`interface TelescopeItem {\n  part: TelescopePart @provides(fields: "a")\n}\n${PART.replace('a: Int', 'a: Int @external')}`), code: 'PROVIDES_UNSUPPORTED_ON_INTERFACE', at: '  part:' },
  { name: '@external without a use', sdl: changed(APERTURE, '  title: String @external'), code: 'EXTERNAL_UNUSED', at: '  title: String' },
  { name: '@external of what nobody has', sdl: changed(APERTURE, '  weight: Float @external\n  area: Float @requires(fields: "weight")'), code: 'EXTERNAL_MISSING_ON_BASE', at: '  weight: Float' },
  { name: '@external of another type', sdl: changed(APERTURE, '  title: Int @external\n  area: Float @requires(fields: "title")'), code: 'EXTERNAL_TYPE_MISMATCH', at: '  title: Int' },
  { name: '@external without the arguments', sdl: changed(APERTURE, '  displayTitle: TelescopeTitle @external\n  area: Float @requires(fields: "displayTitle { value }")').concat('\ntype TelescopeTitle { value: String }'), code: 'EXTERNAL_TYPE_MISMATCH', at: '  displayTitle:' },
  { name: '@external and @provides together', sdl: changed(APERTURE, '  part: TelescopePart @external @provides(fields: "a")').concat(`\n${PART.replace('a: Int', 'a: Int @external')}`), code: 'EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE', at: '  part:' },
  { name: '@external in an interface', sdl: added(ITEM.replace('a: Int\n}\ntype', 'a: Int @external\n}\ntype')), code: 'EXTERNAL_ON_INTERFACE', at: '  a: Int @external' },
  { name: 'a tag on an @external field', sdl: changed(APERTURE, '  title: String @external @tag(name: "x")\n  area: Float @requires(fields: "title")'), code: 'MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL', at: '  title: String' },
  { name: 'an extension without a type', sdl: added('extend type TelescopeDome {\n  a: Int\n}\nextend type Query {\n  telescopeDome: TelescopeDome\n}'), code: 'EXTENSION_WITH_NO_BASE', at: 'extend type TelescopeDome' },
  { name: 'an import that federation does not have', sdl: link('v2.9', `${ALL}, "@nothing"`), code: 'INVALID_LINK_DIRECTIVE_USAGE', at: 'extend schema' },
  { name: 'an import under half a name', sdl: link('v2.9', '"@key", "@shareable", "@inaccessible", "@external", "@requires", "@provides", { name: "@tag", as: "label" }'), code: 'INVALID_LINK_DIRECTIVE_USAGE', at: 'extend schema' },
  { name: 'federation linked twice', sdl: changed(LINK, `${LINK}\nextend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@override"])`), code: 'INVALID_LINK_DIRECTIVE_USAGE', at: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.8"' },
  { name: '@inaccessible under another name', sdl: link('v2.9', '"@key", "@shareable", { name: "@inaccessible", as: "@hidden" }').replaceAll(' @inaccessible', ' @hidden'), code: 'LINK_IMPORT_NAME_MISMATCH', at: 'extend schema' },
  { name: 'a hidden type in the open', sdl: changed('type TelescopeSite {', 'type TelescopeSite @inaccessible {'), code: 'REFERENCED_INACCESSIBLE', at: 'type TelescopeSite' },
  { name: 'a type of hidden fields alone', sdl: changed('  name: String\n', '  name: String @inaccessible\n').replace('elevationM: Float', 'elevationM: Float @inaccessible'), code: 'ONLY_INACCESSIBLE_CHILDREN', at: 'type TelescopeSite' },
  { name: 'a hidden argument that is needed', sdl: changed('    id: ID!\n', '    id: ID! @inaccessible\n'), code: 'REQUIRED_INACCESSIBLE', at: '    id: ID! @inaccessible' },
  { name: 'a hidden default', sdl: changed('    band: TelescopeBand', '    band: TelescopeBand = RADIO').replace('  RADIO\n', '  RADIO @inaccessible\n'), code: 'DEFAULT_VALUE_USES_INACCESSIBLE', at: '  RADIO @inaccessible' },
  { name: 'a hidden field of an open interface', sdl: added(`interface TelescopeItem {\n  a: Int\n}\ntype TelescopePart implements TelescopeItem {\n  a: Int @inaccessible\n  b: Int\n}\nextend type Query {\n  telescopePart: TelescopePart\n}`), code: 'IMPLEMENTED_BY_INACCESSIBLE', at: '  a: Int @inaccessible' },
  { name: 'a hidden root', sdl: changed('extend type Query {', 'extend type Query @inaccessible {'), code: 'QUERY_ROOT_TYPE_INACCESSIBLE', at: 'extend type Query' },
  { name: 'a definition of a federation type', sdl: added('type FieldSet { a: Int }').replace('"@tag"]', '"@tag", "FieldSet"]'), code: 'TYPE_DEFINITION_INVALID', at: 'type FieldSet' },
  { name: '@shareable twice', sdl: changed('type ResourceChangePage @shareable @inaccessible', 'type ResourceChangePage @shareable @shareable @inaccessible'), code: 'INVALID_SHAREABLE_USAGE', at: 'type ResourceChangePage' },
  { name: 'a definition of a federation directive', sdl: added('directive @inaccessible(reason: Int!) on OBJECT'), code: 'DIRECTIVE_DEFINITION_INVALID', at: 'directive @inaccessible' },
  { name: 'the link specification linked again', sdl: changed(LINK, `extend schema @link(url: "https://specs.apollo.dev/link/v9.0")\n${LINK}`), code: 'INVALID_LINK_DIRECTIVE_USAGE', at: 'extend schema' },
  { name: 'a type of @external fields alone, in federation 1', sdl: changed('  "名称 / Name"\n  name: String\n  "海拔,米 / Elevation in metres"\n  elevationM: Float\n', '  name: String @external\n').replace(LINK, '').replaceAll(/ @(shareable|inaccessible)/g, ''), code: 'TYPE_WITH_ONLY_UNUSED_EXTERNAL', at: 'type TelescopeSite' },
  { name: '@cost in an interface', sdl: added(ITEM.replace('a: Int\n}\ntype', 'a: Int @federation__cost(weight: 3)\n}\ntype')), code: 'COST_APPLIED_TO_INTERFACE_FIELD', at: '  a: Int @federation__cost' },
  { name: '@listSize of what is no list', sdl: changed(APERTURE, `${APERTURE} @federation__listSize(assumedSize: 3)`), code: 'LIST_SIZE_APPLIED_TO_NON_LIST', at: APERTURE },
  { name: '@listSize below zero', sdl: changed(APERTURE, '  aperture: [Float] @federation__listSize(assumedSize: -3)'), code: 'LIST_SIZE_INVALID_ASSUMED_SIZE', at: '  aperture: [Float]' },
  { name: '@listSize by an unknown argument', sdl: changed(APERTURE, '  aperture: [Float] @federation__listSize(slicingArguments: ["first"])'), code: 'LIST_SIZE_INVALID_SLICING_ARGUMENT', at: '  aperture: [Float]' },
  { name: '@listSize of an unknown field', sdl: changed('  site: TelescopeSite', '  site: TelescopeSite @federation__listSize(sizedFields: ["all"])'), code: 'LIST_SIZE_INVALID_SIZED_FIELD', at: '  site: TelescopeSite' },
].map((each) => ({ check: 'composition', ...each }))

const portal = (document: string): RecordedOperation[] => [{ document, name: 'TelescopePage', client: 'portal', clientVersion: '2.1', owner: 'portal@keyuan.example' }]
const published = (sdl = GOOD_SDL): PartnerSubgraph => ({ ...GOOD, sdl })
const breaking: Broken[] = [
  { name: 'a field in use renamed', sdl: changed(APERTURE, '  apertureM: Float'), previous: published(), operations: portal('query TelescopePage { telescope(id: 1) { aperture } }'), code: 'FIELD_REMOVED', at: 'type Telescope @key' },
  { name: 'a field in use removed', sdl: changed('  "海拔,米 / Elevation in metres"\n  elevationM: Float\n', ''), previous: published(), operations: portal('query TelescopePage { telescope(id: 1) { site { elevationM } } }'), code: 'FIELD_REMOVED', at: 'type TelescopeSite' },
  { name: 'a field in use of another type', sdl: changed(APERTURE, '  aperture: String'), previous: published(), operations: portal('query TelescopePage { telescope(id: 1) { aperture } }'), code: 'FIELD_TYPE_CHANGED', at: '  aperture: String' },
  { name: 'a root field in use removed', sdl: changed('  "按波段 / By band"\n  telescopesOf(\n    "波段 / Band"\n    band: TelescopeBand\n  ): [Telescope!]\n', ''), previous: published(), operations: portal('query TelescopePage { telescopesOf(band: RADIO) { id } }'), code: 'FIELD_REMOVED' },
  { name: 'an argument in use renamed', sdl: changed('    band: TelescopeBand', '    inBand: TelescopeBand'), previous: published(), operations: portal('query TelescopePage { telescopesOf(band: RADIO) { id } }'), code: 'ARGUMENT_REMOVED', at: '  telescopesOf(' },
  { name: 'an argument that must be given now', sdl: changed('    band: TelescopeBand', '    band: TelescopeBand!'), previous: published(), operations: portal('query TelescopePage($band: TelescopeBand) { telescopesOf(band: $band) { id } }'), code: 'ARGUMENT_TYPE_CHANGED', at: '  telescopesOf(' },
  { name: 'an enum value in use renamed', sdl: changed('  RADIO\n', '  RADIO_WAVES\n'), previous: published(), operations: portal('query TelescopePage { telescopesOf(band: RADIO) { id } }'), code: 'VALUE_REMOVED', at: 'enum TelescopeBand' },
  { name: 'an enum value that a variable may hold removed', sdl: changed('  "光学 / Optical"\n  OPTICAL\n', ''), previous: published(), operations: portal('query TelescopePage($band: TelescopeBand) { telescopesOf(band: $band) { id } }'), code: 'VALUE_REMOVED', at: 'enum TelescopeBand' },
  { name: 'a type in use removed', sdl: changed('  "台址 / Site"\n  site: TelescopeSite\n', '').replace(/"台址 \/ Where[^}]*}\n/, ''), previous: published(), operations: portal('query TelescopePage { telescope(id: 1) { site { name } } }'), code: 'FIELD_REMOVED', at: 'type Telescope @key' },
  { name: 'a resource type in use given up', sdl: GOOD_SDL, submission: { resourceTypes: GOOD.resourceTypes }, previous: { ...GOOD, sdl: `${GOOD_SDL}\n"圆顶 / A dome"\ntype Dome @key(fields: "id") { id: ID! height: Float }\nextend type Query { dome(id: ID!): Dome }`, resourceTypes: [...GOOD.resourceTypes, { code: 'DOME', typename: 'Dome', namespace: 'observatory', label: '圆顶', labelEn: 'Dome' }] }, operations: portal('query TelescopePage { dome(id: 1) { height title } }'), code: 'TYPE_REMOVED' },
].map((each) => ({ check: 'breaking.operations', ...each }))

/** Types whose fields can each come from two places: two to the power of their number combinations for one field of the interface. */
const bomb = (count: number): Pick<Broken, 'sdl' | 'submission'> => {
  const typenames = Array.from({ length: count }, (_, index) => `TelescopeKind${String.fromCharCode(65 + index)}`)
  return {
    submission: { resourceTypes: [...GOOD.resourceTypes, ...typenames.map((typename) => ({ code: typename.toUpperCase(), typename, namespace: 'observatory', label: typename }))] },
    sdl: `${added(typenames.map((name) => `"种 / Kind"\ntype ${name} implements TelescopeThing @key(fields: "id") { id: ID! title: String @external }`).join('\n'))}
interface TelescopeThing {
  id: ID!
  title: String
}
extend type Query {
  telescopeThings: [TelescopeThing!] @provides(fields: "${typenames.map((name) => `... on ${name} { title }`).join(' ')}")
}`,
  }
}
/** Few enough types for one field, each of which leads to the next one: the planner weighs all ways to all of them. */
const loop = (count: number): Pick<Broken, 'sdl' | 'submission'> => {
  const { sdl, submission } = bomb(count)
  const provides = /@provides\(fields: "[^"]*"\)/.exec(sdl)?.[0] ?? ''
  return { submission, sdl: sdl.replaceAll('title: String @external }', `title: String @external next: [TelescopeThing] ${provides} }`).replace('  title: String\n}', '  title: String\n  next: [TelescopeThing]\n}') }
}
const bombs: Broken[] = [
  { name: 'a planner bomb of types that lead to each other', ...loop(6), check: 'budget.plan', code: 'PLAN_TOO_DEAR', at: '  telescopeThings:' },
  { name: 'a planner bomb of twenty types', ...bomb(20), check: 'budget.plan', code: 'PLAN_EXPLOSION', at: '  title: String\n}' },
]

export const CORPUS: readonly Broken[] = [...syntax, ...sizes, ...directives, ...names, ...contract, ...ownership, ...composition, ...breaking, ...bombs]
