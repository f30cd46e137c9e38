import { type ASTNode, Kind } from 'graphql'
import type { Edit } from '../check.ts'
import { removal } from './edits.ts'
import type { SubmittedSdl } from './submitted-sdl.ts'

/** Takes a `@link` away, with the `extend schema` around it where nothing else stands there. */
export const withoutLink = (sdl: SubmittedSdl, link: ASTNode): Edit => {
  const around = sdl.document.definitions.find((node) => (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION) && (node.directives ?? []).some((each) => each === link))
  const alone = around?.kind === Kind.SCHEMA_EXTENSION && around.directives?.length === 1 && (around.operationTypes ?? []).length === 0
  return removal(sdl.text, alone ? around : link)
}
