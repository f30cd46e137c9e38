/** What the example of a root field asks for, where the schema alone does not say it. Values that hold in any graph, such as codes of the standards. */
export const EXAMPLE_ARGUMENTS: Readonly<Record<string, string>> = {
  searchResources: 'q: "小麦 标题:基因", first: 2',
  resources: 'ids: [$id]',
  suggest: 'prefix: "xiaomai", first: 5',
  directory: 'parent: null',
  cube: 'dimensions: [RESOURCE_TYPE], measures: [COUNT], top: 5',
  vocabulary: 'name: "SharingLevel"',
  resolveOrganizations: 'names: ["中国科学院"]',
  resolvePlatforms: 'names: ["国家气象科学数据中心"]',
  clientUsage: 'client: "keyuan-web"',
  registeredOperations: 'client: "my-app", first: 2',
  checkSavedQuery: 'input: { document: "query ($q: String) { searchResources(q: $q, first: 2) { edges { node { id title } } } }" }',
  queryRun: 'id: "registry:run-aaaaaaaaaaaaaaaaaaaaaaaaaa"',
  schemaCheck: 'id: "00000000-0000-4000-8000-000000000000"',
  user: 'id: "accounts:none"',
  partner: 'namespace: "observatory"',
  topic: 'slug: "wheat"',
  node: 'id: $id',
}

/** Lists whose first record is what a field of any type asks for. */
export const EXAMPLE_LISTS: Readonly<Record<string, string>> = { node: 'datasets', resources: 'datasets' }
