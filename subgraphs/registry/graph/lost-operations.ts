import { buildASTSchema, parse, validate } from 'graphql'
import type { AffectedOperation } from '../../../schema/checks/check.ts'
import type { RecordedOperation } from '../../../schema/checks/check-submission.ts'

/** Operations that are valid with one API and would not be with the other. Validates each twice: for the worker thread. */
export const lostOperations = (before: string, after: string, operations: readonly RecordedOperation[]): AffectedOperation[] => {
  const [old, next] = [before, after].map((sdl) => buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true })) as [ReturnType<typeof buildASTSchema>, ReturnType<typeof buildASTSchema>]
  return operations
    .filter(({ document }) => {
      const parsed = parse(document)
      return validate(next, parsed).length > 0 && validate(old, parsed).length === 0
    })
    .map(({ name, client, clientVersion, owner }) => ({ name, client: clientVersion ? `${client} ${clientVersion}` : client, ...(owner ? { owner } : {}) }))
}
