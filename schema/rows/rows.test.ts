import { readFileSync } from 'node:fs'
import { buildSchema, parse, print, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { CITATION_FIELDS } from '../citation/citation-fields.ts'
import { columnsOf } from './columns.ts'
import { flattenRow } from './flatten.ts'
import { keptOf, project } from './projection.ts'
import { isResource, nestedLists, rowLists } from './row-lists.ts'
import { nextCursor, rowsOf, totalOf } from './rows-of.ts'
import { selectedAt, selectionTree } from './selection-tree.ts'
import { onlyRows, withPaging, withTotal } from './with-paging.ts'
import { identityPath, withIdentities } from './with-identities.ts'
import { withHasNextPage, withRowFields } from './with-row-fields.ts'

const schema = buildSchema(readFileSync(new URL('../api.graphql', import.meta.url), 'utf8'))

const SEARCH = parse(`query Wheat($q: String, $page: Int, $cursor: String, $withPlatform: Boolean = true) {
  hits: searchResources(q: $q, first: $page, after: $cursor) { total { value } facet(name: YEAR) { buckets { key count } } ...Hits }
  resourceTypes { code }
}
fragment Hits on ResourceSearchConnection { edges { cursor snippet node { ...Core } } }
fragment Core on Resource { id name: title platform @include(if: $withPlatform) { name } creators { name orcid } ... on Dataset { recordCount } relations(first: 3) { edges { cursor kind node { title keywords } } pageInfo { hasNextPage } } }`)

describe('rowLists', () => {
  it('finds the lists that lie in no other list, nodes before edges, and whether they can be had to the end', () => {
    expect(rowLists(schema, SEARCH)).toEqual([
      { path: 'hits.facet.buckets', typename: 'FacetBucket', connection: null, total: null, complete: false },
      { path: 'hits.edges.node', typename: 'Resource', connection: 'hits', total: 'VALUE', complete: true },
      { path: 'hits.edges', typename: 'ResourceSearchEdge', connection: 'hits', total: 'VALUE', complete: true },
      { path: 'resourceTypes', typename: 'ResourceTypeInfo', connection: null, total: null, complete: true },
    ])
  })

  it('walks a connection below one record, and knows its total', () => {
    const lists = rowLists(schema, parse('query($id: ID!) { project(id: $id) { title outputs { total edges { node { title } } } } }'))
    expect(lists).toEqual([{ path: 'project.outputs.edges.node', typename: 'Resource', connection: 'project.outputs', total: 'NUMBER', complete: true }])
  })

  it('says of a list of records whether they can be cited', () => {
    expect(['Resource', 'Dataset', 'Topic', 'FacetBucket', 'NoSuch'].map((name) => isResource(schema, name))).toEqual([true, true, false, false, false])
  })

  it('survives fragments that double: each counts once in a selection', () => {
    const doubling = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join('\n')
    const document = parse(`{ ...F0 } ${doubling} fragment F60 on Query { topics { edges { node { id } } } }`)
    expect(rowLists(schema, document).map(({ path }) => path)).toEqual(['topics.edges.node'])
    expect(() => selectionTree(parse(`{ ...A } ${Array.from({ length: 20 }, (_, n) => `fragment ${String.fromCharCode(65 + n)} on Query { x: y { ...${String.fromCharCode(66 + n)} } z: y { ...${String.fromCharCode(66 + n)} } }`).join('\n')} fragment U on Query { id }`))).toThrow(RangeError)
  })
})

describe('withPaging', () => {
  const list = { path: 'hits.edges.node', connection: 'hits', total: 'VALUE' } as const

  it('asks for the rows alone, page by page, and leaves a valid document', () => {
    const paged = withPaging(SEARCH, list)
    expect(paged && validate(schema, parse(print(paged.document)))).toEqual([])
    const text = print(paged?.document ?? SEARCH)
    expect(text).toContain('hits: searchResources(q: $q, first: $pageSize, after: $pageAfter)')
    expect(text).toContain('query Wheat($q: String, $withPlatform: Boolean = true, $pageSize: Int!, $pageAfter: String)')
    expect(text).not.toMatch(/facet|resourceTypes|\$cursor|snippet/)
  })

  it('keeps what an edge says where edges are the rows', () => {
    expect(print(withPaging(SEARCH, { ...list, path: 'hits.edges' })?.document ?? SEARCH)).toMatch(/snippet/)
  })

  it('takes other names where the document has taken its own', () => {
    const paged = withPaging(parse('query($pageSize: String) { searchResources(q: $pageSize) { pageInfo: total { value } edges { node { id } } } }'), { path: 'searchResources.edges.node', connection: 'searchResources' })
    expect(paged).toMatchObject({ size: 'pageSize_', pageInfo: 'pageInfo' })
    expect(paged && validate(schema, paged.document)).toEqual([])
    const named = withPaging(parse('{ project(id: "p") { outputs { pageInfo: edges { node { id } } } } }'), { path: 'project.outputs.pageInfo.node', connection: 'project.outputs' })
    expect(named).toMatchObject({ size: 'pageSize', pageInfo: 'pageInfoOfWalk' })
    expect(named && validate(schema, named.document)).toEqual([])
    const own = withPaging(parse('{ searchResources { edges { node { id } } pageInfo { endCursor: hasNextPage } } }'), { path: 'searchResources.edges.node', connection: 'searchResources' })
    expect(own && validate(schema, own.document)).toEqual([])
  })

  it('is null for a list without pages and for one that is not there', () => {
    expect(withPaging(SEARCH, { path: 'resourceTypes', connection: null })).toBeNull()
    expect(withPaging(SEARCH, { path: 'no.such.node', connection: 'no' })).toBeNull()
    expect(print(onlyRows(SEARCH, { path: 'resourceTypes' }, 'Wheat') ?? SEARCH)).toBe('query Wheat {\n  resourceTypes {\n    code\n  }\n}')
  })

  it('withTotal asks nothing but the total', () => {
    const total = withTotal(SEARCH, list)
    expect(total && validate(schema, total)).toEqual([])
    expect(print(total ?? SEARCH)).toBe('query Wheat($q: String) {\n  hits: searchResources(q: $q, first: 1) {\n    total {\n      value\n      relation\n    }\n  }\n}')
  })
})

describe('rowsOf', () => {
  it('counts hidden rows and tells a missing list from an empty one', () => {
    const data = { hits: { total: { value: 7 }, pageInfo: { hasNextPage: true, endCursor: 'c' }, edges: [{ node: { id: 'a' } }, { node: null }, null] } }
    expect(rowsOf(data, 'hits.edges.node')).toEqual({ rows: [{ id: 'a' }, null, null], hidden: 2, missing: false })
    expect(rowsOf({ hits: null }, 'hits.edges.node')).toEqual({ rows: [], hidden: 0, missing: true })
    expect(rowsOf({ hits: { edges: [] } }, 'hits.edges.node')).toEqual({ rows: [], hidden: 0, missing: false })
    expect(rowsOf(data, '__proto__.edges')).toMatchObject({ missing: true })
    expect(nextCursor(data, 'hits')).toBe('c')
    expect(totalOf(data, 'hits')).toBe(7)
  })
})

describe('columnsOf and flattenRow', () => {
  const columns = columnsOf(SEARCH, 'hits.edges.node', { schema })
  const row = {
    id: 'a:1', name: '小麦', platform: { name: '库' }, creators: [{ name: '李禾', orcid: null }, { name: '王', orcid: '0000-1' }],
    recordCount: '107891', relations: { edges: [{ kind: 'CITES', node: { title: 't1', keywords: ['甲', '乙'] } }, { kind: 'CITES', node: null }], pageInfo: { hasNextPage: false } },
  }

  it('has one column for each leaf, in the order of the document, with titles of the schema or the alias', () => {
    expect(columns.map(({ path }) => path)).toEqual(['id', 'name', 'platform.name', 'creators.name', 'creators.orcid', 'recordCount', 'relations.edges.kind', 'relations.edges.node.title', 'relations.edges.node.keywords'])
    expect(columns[1]).toEqual({ path: 'name', title: 'name', titleEn: 'name', kind: 'TEXT' })
    expect(columns[2]).toMatchObject({ title: '所属平台 · 名称', titleEn: 'Platform it belongs to · Name' })
    expect(columns[5]?.kind).toBe('NUMBER')
    expect(columns[7]?.title).toMatch(/^关联资源 · /)
  })

  it('joins nested lists so that their columns keep step, and drops nothing', () => {
    expect(flattenRow(row, columns)).toEqual([['a:1', '小麦', '库', '李禾; 王', '; 0000-1', '107891', 'CITES; CITES', 't1; ', '甲 | 乙; ']])
    expect(flattenRow(null, columns)).toEqual([columns.map(() => null)])
    expect(flattenRow({ a: 0, b: false, c: { d: [1, 2] }, e: '' }, ['a', 'b', 'c', 'c.d', 'e', 'f'].map((path) => ({ path, title: path, titleEn: path, kind: 'TEXT' })))).toEqual([[0, false, '{"d":[1,2]}', '1; 2', '', null]])
  })

  it('explodes the named list alone, one line for each entry, and keeps rows without any', () => {
    const list = selectedAt(selectionTree(SEARCH, { schema }), 'hits.edges.node')
    expect(list && nestedLists(list)).toEqual(['creators', 'relations.edges', 'relations.edges.node.keywords'])
    const lines = flattenRow(row, columns, 'creators')
    expect(lines.map((line) => line.slice(3, 5))).toEqual([['李禾', null], ['王', '0000-1']])
    expect(lines[1]?.slice(0, 3)).toEqual(['a:1', '小麦', '库'])
    expect(lines[1]?.[6]).toBe('CITES; CITES')
    expect(flattenRow(row, columns, 'relations.edges.node.keywords').map((line) => line[8])).toEqual(['甲', '乙'])
    expect(flattenRow(row, columns, 'relations.edges').map((line) => line.slice(6))).toEqual([['CITES', 't1', '甲; 乙'], ['CITES', null, null]])
    expect(flattenRow({ ...row, creators: [] }, columns, 'creators')).toHaveLength(1)
  })
})

describe('withRowFields and withHasNextPage', () => {
  const paged = withPaging(SEARCH, { path: 'hits.edges.node', connection: 'hits' })?.document ?? SEARCH

  it('add what citations need to each row, and to each connection whether there is more', () => {
    const cited = withHasNextPage(schema, withRowFields(parse(print(withPaging(parse('{ searchResources { edges { node { id relations(first: 3) { edges { kind } } } } } }'), { path: 'searchResources.edges.node', connection: 'searchResources' })?.document ?? SEARCH)), 'searchResources.edges.node', `{ ... on Resource { ${CITATION_FIELDS} } }`))
    expect(validate(schema, cited)).toEqual([])
    expect(print(cited)).toMatch(/relations\(first: 3\) \{\s+edges \{\s+kind\s+\}\s+pageInfo \{\s+hasNextPage/)
    expect(columnsOf(cited, 'searchResources.edges.node').map(({ path }) => path)).toContain('identifiers.value')
  })

  it('give no valid document where an alias bears the name of another field: whoever adds them asks first', () => {
    const aliased = withPaging(parse('{ searchResources { edges { node { title: titleEn } } } }'), { path: 'searchResources.edges.node', connection: 'searchResources' })?.document ?? SEARCH
    expect(validate(schema, withRowFields(aliased, 'searchResources.edges.node', '{ ... on Resource { title } }'))).not.toEqual([])
  })

  it('leave a document alone that calls something else pageInfo, and one that asks already', () => {
    const text = print(withHasNextPage(schema, parse('{ searchResources { pageInfo: total { value } edges { node { id } } } }')))
    expect(text).not.toContain('hasNextPage')
    expect(validate(schema, withHasNextPage(schema, parse('{ searchResources { pageInfo { endCursor } edges { node { id } } } }')))).toEqual([])
    expect(print(withHasNextPage(schema, paged))).toContain('hasNextPage')
  })
})

describe('project', () => {
  it('keeps what the document asked for, in its order, through lists and nulls', () => {
    const row = selectedAt(selectionTree(parse('{ searchResources { edges { node { id creators { name } platform { name } } } } }')), 'searchResources.edges.node')
    const kept = keptOf(row ?? { children: [] })
    expect(JSON.stringify(project({ platform: null, title: 'x', creators: [{ kind: 'PERSON', name: '李禾' }, null], id: 'a' }, kept))).toBe('{"id":"a","creators":[{"name":"李禾"},null],"platform":null}')
    expect(project(null, kept)).toBeNull()
    expect(project({ id: { any: ['thing'] } }, kept)).toEqual({ id: { any: ['thing'] } })
  })
})

describe('withIdentities', () => {
  const schema = buildSchema(`
    interface Resource { id: ID! title: String }
    type Paper implements Resource { id: ID! title: String cites: [Paper] author: Author }
    type Author { id: ID! name: String wrote: [Resource] }
    union Anything = Paper | Author
    type Edge { node: Resource note: String }
    type Connection { edges: [Edge] }
    type Query { papers: Connection any: [Anything] authors: [Author] }
  `)
  const asked = (text: string): string => print(withIdentities(schema, parse(text))).replaceAll(/\s+/g, ' ')

  it('asks every resource for its id, however deep, and nothing else', () => {
    expect(asked('{ papers { edges { note node { title ... on Paper { author { name wrote { title } } } } } } }'))
      .toBe('{ papers { edges { note node { title ... on Paper { author { name wrote { title keyuanId: id } } keyuanId: id } keyuanId: id } } } }')
    expect(asked('{ any { ... on Paper { title } ... on Author { name } } }')).toBe('{ any { ... on Paper { title keyuanId: id } ... on Author { name } ... on Resource { keyuanId: id } } }')
  })

  it.each([['{ papers { edges { node { title } } } }', 'papers.edges.node', 'keyuanId'], ['{ papers { edges { note hit: node { title } } } }', 'papers.edges', 'hit.keyuanId'], ['{ authors { name } }', 'authors', null]])('%s: the id of a row of %s', (text, rows, path) => {
    const document = withIdentities(schema, parse(text))
    expect(validate(schema, document)).toEqual([])
    expect(identityPath(schema, document, rows, null)).toBe(path)
  })
})
