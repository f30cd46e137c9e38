import { type DocumentNode, type FieldDefinitionNode, Kind, parse, type DefinitionNode } from 'graphql'
import { CORE_SDL } from './sdl-files.ts'

const TEMPLATE = 'Core'
const document: DocumentNode = parse(CORE_SDL, { noLocation: true })

const template = document.definitions.find((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === TEMPLATE)
if (template?.kind !== Kind.OBJECT_TYPE_DEFINITION) throw new Error(`schema/core.graphql declares no type ${TEMPLATE}`)

/** The core fields, in order, as declared once in `core.graphql`. */
export const coreFields: readonly FieldDefinitionNode[] = template.fields ?? []
export const coreFieldNames: readonly string[] = coreFields.map((field) => field.name.value)

/** Scalars, enums and value types of the core, and the stubs of entities that it refers to. */
export const coreTypes: readonly DefinitionNode[] = document.definitions.filter((node) => node !== template)

const SHAREABLE = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'shareable' } } as const

/** The core fields as a resource type declares them: `@shareable`, except its key. */
export const shareableCoreFields: readonly FieldDefinitionNode[] = coreFields.map((field) =>
  field.name.value === 'id' ? field : { ...field, directives: [...(field.directives ?? []), SHAREABLE] },
)
