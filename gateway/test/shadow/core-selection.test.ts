import { buildASTSchema, isObjectType, Kind, parse, print, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql'
import { describe, expect, it } from 'vitest'
import { coreSelection } from '../../shadow/core-selection.ts'
import { TOY_SDL } from '../toy/sdl.ts'

const catalogue = buildASTSchema(parse(TOY_SDL.catalogue), { assumeValidSDL: true })

function cut(selection: string): { kept: string | undefined; lost: string[] } {
  const document = parse(selection)
  const fragments = new Map(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each as FragmentDefinitionNode] as const] : [])))
  const type = catalogue.getType('Instrument')
  if (!isObjectType(type)) throw new Error('no type')
  const { kept, lost } = coreSelection((document.definitions[0] as OperationDefinitionNode).selectionSet, type, catalogue, fragments)
  return { kept: kept && print(kept).replace(/\s+/g, ' '), lost }
}

describe('coreSelection', () => {
  it.each([
    ['core fields stay, special ones go', '{ __typename id title model }', '{ __typename id title }', ['model']],
    ['aliases stay', '{ t: title m: model }', '{ t: title }', ['m']],
    ['below a core field only what the catalogue has', '{ platform { id name } }', '{ platform { id } }', ['platform']],
    ['a core field with nothing left goes', '{ title platform { name } }', '{ title }', ['platform']],
    ['arguments that the catalogue does not take', '{ title(lang: "en") keywords }', '{ keywords }', ['title']],
    ['fragments are taken apart', '{ ...F } fragment F on Instrument { title model }', '{ ... on Instrument { title } }', ['model']],
    ['conditions stay', '{ ... @include(if: true) { title } }', '{ ... @include(if: true) { title } }', []],
    ['types unknown to the catalogue go', '{ title ... on Telescope { aperture } }', '{ title }', ['aperture']],
    ['nothing but __typename is nothing', '{ __typename model }', undefined, ['model']],
  ])('%s', (_name, selection, kept, lost) => {
    expect(cut(selection)).toEqual({ kept, lost })
  })
})
