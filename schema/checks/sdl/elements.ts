import { type ConstDirectiveNode, type EnumValueDefinitionNode, type InputValueDefinitionNode, Kind } from 'graphql'
import { type DeclarationNode, type DeclaredType, type FieldNode, fieldsOf, isBoilerplate, isExtension, type SubmittedSdl } from './submitted-sdl.ts'

export const FEED_TYPES: ReadonlySet<string> = new Set(['ResourceChangePage', 'ResourceChange', 'ResourceDocument'])
export const FEDERATION_FIELDS: ReadonlySet<string> = new Set(['_entities', '_service'])

/** Anything of an SDL that bears a name, with its coordinate. */
export type Element =
  | { kind: 'type'; coordinate: string; node: DeclarationNode; type: DeclaredType }
  | { kind: 'field'; coordinate: string; node: FieldNode; type: DeclaredType }
  | { kind: 'argument'; coordinate: string; node: InputValueDefinitionNode; type: DeclaredType; field: FieldNode }
  | { kind: 'value'; coordinate: string; node: EnumValueDefinitionNode; type: DeclaredType }

/** All elements but what federation libraries add by themselves. An extension of a type that is defined beside it is no element of its own. */
export function* elementsOf(sdl: SubmittedSdl): Generator<Element> {
  for (const type of sdl.types.values()) {
    if (isBoilerplate(type.name, sdl.names)) continue
    const defined = type.nodes.some((node) => !isExtension(node))
    for (const [index, node] of type.nodes.entries()) {
      if (defined ? !isExtension(node) : index === 0) yield { kind: 'type', coordinate: type.name, node, type }
      for (const value of 'values' in node ? (node.values ?? []) : []) yield { kind: 'value', coordinate: `${type.name}.${value.name.value}`, node: value, type }
      for (const field of fieldsOf(node)) {
        if (sdl.roots.has(type.name) && FEDERATION_FIELDS.has(field.name.value)) continue
        yield { kind: 'field', coordinate: `${type.name}.${field.name.value}`, node: field, type }
        for (const argument of field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : []) {
          yield { kind: 'argument', coordinate: `${type.name}.${field.name.value}(${argument.name.value}:)`, node: argument, type, field }
        }
      }
    }
  }
}

/** True for what a partner has from us, word for word. */
export const isFeed = (sdl: SubmittedSdl, { coordinate, type }: Element): boolean =>
  FEED_TYPES.has(type.name) || (sdl.roots.get(type.name) === 'Query' && coordinate.split(/[.(]/)[1] === 'resourceChanges')

export const hasDirective = (sdl: SubmittedSdl, node: { directives?: readonly ConstDirectiveNode[] }, canonical: string): boolean =>
  (node.directives ?? []).some((directive) => sdl.names.canonical(directive.name.value) === canonical)
