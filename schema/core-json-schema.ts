import { type DefinitionNode, Kind, type TypeNode } from 'graphql'
import { coreFields, coreTypes } from './core-fields.ts'

type Json = Record<string, unknown>

/** Bounds of the core elements: characters of a text, entries of a list. */
const LONG_TEXT = 100_000
const SHORT_TEXT = 4_000
const LIST = 500
const LONG = new Set(['description', 'descriptionEn'])

const SCALARS: Record<string, Json> = {
  String: { type: 'string', maxLength: SHORT_TEXT },
  ID: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,62}:[A-Za-z0-9._~-]{1,200}$' },
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  Date: { type: 'string', format: 'keyuan-date' },
  DateTime: { type: 'string', format: 'keyuan-date-time' },
  PartialDate: { type: 'string', format: 'keyuan-partial-date' },
  Decimal: { type: 'string', format: 'keyuan-decimal' },
  URL: { type: 'string', format: 'keyuan-url', maxLength: 2_000 },
  GeoJSON: { type: 'object', required: ['type'] },
  JSON: {},
}

const definitions = new Map<string, DefinitionNode>(coreTypes.flatMap((node) => ('name' in node && node.name ? [[node.name.value, node]] : [])))

const schemaOfType = (type: TypeNode): Json => {
  if (type.kind === Kind.NON_NULL_TYPE) return schemaOfType(type.type)
  if (type.kind === Kind.LIST_TYPE) return { type: 'array', maxItems: LIST, items: schemaOfType(type.type) }
  const name = type.name.value
  return SCALARS[name] ?? { $ref: `#/$defs/${name}` }
}

const described = (schema: Json, description: string | undefined): Json => (description === undefined ? schema : '$ref' in schema ? { allOf: [schema], description } : { ...schema, description })

const definitionOf = (node: DefinitionNode): Json | null => {
  if (node.kind === Kind.ENUM_TYPE_DEFINITION) {
    return { type: 'string', enum: (node.values ?? []).map((value) => value.name.value), description: [node.description?.value, ...(node.values ?? []).map((value) => `${value.name.value}: ${value.description?.value}`)].join('\n') }
  }
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return null
  const fields = node.fields ?? []
  return {
    type: 'object',
    ...(node.description ? { description: node.description.value } : {}),
    properties: Object.fromEntries(fields.map((field) => [field.name.value, described(schemaOfType(field.type), field.description?.value)])),
    required: fields.filter((field) => field.type.kind === Kind.NON_NULL_TYPE).map((field) => field.name.value),
    additionalProperties: false,
  }
}

const CODE = { type: 'string', pattern: '^[A-Z][A-Z0-9_]{1,63}$' }

/** Elements of the document beside the core fields that clients read. */
const BESIDE: Record<string, Json> = {
  profile: { const: 'core/1', description: '文档规格,支持至 core/2 发布后 24 个月 / Profile of the document' },
  personalContact: { allOf: [{ $ref: '#/$defs/ContactPoint' }], description: '个人联系方式,按共享级别保护 / Contact of a person, protected by the sharing level' },
  submissionType: { type: 'string', maxLength: 64, description: '汇交时申报的类型,变为其他类型资源后保留 / Declared type of a submitted item' },
  preciseLocation: { type: 'boolean', description: '地点按共享级别保护 / Places are protected by the sharing level' },
  relations: {
    type: 'array', maxItems: LIST, description: '与其他资源的关系,以编号或标识符指向 / Relations, by id of the graph or by identifier',
    items: {
      type: 'object', required: ['kind'], anyOf: [{ required: ['id'] }, { required: ['identifier'] }], additionalProperties: false,
      properties: {
        kind: { enum: ['CITES', 'IS_CITED_BY', 'DERIVED_FROM', 'SOURCE_OF', 'IS_PART_OF', 'HAS_PART', 'IS_VERSION_OF', 'HAS_VERSION', 'DESCRIBES', 'IS_DESCRIBED_BY', 'PRODUCED_WITH', 'PRODUCED', 'SUPPLEMENTS', 'IS_SUPPLEMENTED_BY', 'SAME_AS'], description: '关系类别 / Kind' },
        id: { ...SCALARS.ID, description: '对方编号 / Id of the other side' },
        identifier: { allOf: [{ $ref: '#/$defs/Identifier' }], description: '对方标识符 / Identifier of the other side' },
        source: { type: 'string', maxLength: 200, description: '声明来源 / Who says so' },
        confidence: { type: 'number', minimum: 0, maximum: 1, description: '可信度 / Confidence, 0 to 1' },
      },
    },
  },
  search: {
    type: 'object', additionalProperties: false, description: '类型专有字段的检索文本,按可见性分开 / Text of special fields for search, apart by who may see it',
    properties: Object.fromEntries(['public', 'protected'].map((tier) => [tier, { type: 'array', maxItems: LIST, items: { type: 'string', maxLength: LONG_TEXT } }])),
  },
  measures: {
    type: 'object', additionalProperties: false, description: '统计用数值 / Figures for statistics',
    properties: { originalValueCny: SCALARS.Decimal, volumeBytes: SCALARS.Decimal, effectiveHours: SCALARS.Decimal, serviceRequests: SCALARS.Decimal },
  },
  dimensions: {
    type: 'object', additionalProperties: false, description: '统计维度:主管部门、汇交领域代码 / Dimensions of the cube: department in charge, domain of submission',
    properties: { department: { type: 'string', maxLength: 200 }, submissionDomain: CODE },
  },
  details: { type: 'object', description: '类型专有字段,键为 GraphQL 字段名;仅写入时使用 / Special fields by GraphQL name; for writing only' },
  tombstone: {
    type: 'object', required: ['withdrawnAt'], additionalProperties: false, description: '墓碑,仅见于变更流中的已撤回资源 / Tombstone, in the feed only',
    properties: { withdrawnAt: SCALARS.DateTime, reason: { type: 'string', maxLength: SHORT_TEXT }, replacedBy: SCALARS.ID },
  },
}

/** The JSON Schema of the core document, derived from `core.graphql`, so that the two cannot drift apart. */
export const coreJsonSchema = (): Json => {
  const properties: Json = {}
  for (const field of coreFields) {
    const name = field.name.value
    if (name === 'id' || name === 'redactedFields') continue
    const schema = name === 'resourceType' ? CODE : LONG.has(name) ? { type: 'string', maxLength: LONG_TEXT } : schemaOfType(field.type)
    properties[name] = described(schema, field.description?.value)
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://keyuan.invalid/schema/core/1',
    title: '科源核心元数据文档 core/1 / Keyuan core document core/1',
    type: 'object',
    required: ['profile', 'resourceType'],
    properties: { ...properties, ...BESIDE },
    patternProperties: { '^x-': {} },
    additionalProperties: false,
    $defs: Object.fromEntries([...definitions].flatMap(([name, node]) => {
      const definition = definitionOf(node)
      return definition ? [[name, definition]] : []
    })),
  }
}
