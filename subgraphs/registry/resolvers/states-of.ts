import type { Row } from '../../../schema/rows/rows-of.ts'
import { NotAllowedError } from '../../kit/ask-as.ts'
import { domainError } from '../../kit/errors.ts'
import type { GraphAnswer, GraphRequest } from '../../kit/graph-client.ts'
import { type RecordStates, statesBy, StatesUnknownError } from '../frozen/record-states.ts'
import { recordsIn } from '../frozen/shown-rows.ts'
import type { RegistryContext } from '../runtime.ts'

/** What may be shown is what the viewer's account may see now; whoever has none may see what anybody may. */
const askAsViewer = ({ runtime, viewer }: RegistryContext) => async (request: GraphRequest): Promise<GraphAnswer> => {
  try {
    return await runtime.askAs(viewer.id ?? null, request)
  } catch (error) {
    if (!(error instanceof NotAllowedError)) throw error
    return runtime.askAs(null, request)
  }
}

/** What became of the records of these rows, for whoever asks. */
export const statesOf = async (context: RegistryContext, rows: readonly Row[]): Promise<RecordStates> => {
  const records = new Set<string>()
  for (const row of rows) recordsIn(row, records)
  try {
    return await statesBy(askAsViewer(context), { whole: false })(records)
  } catch (error) {
    if (error instanceof StatesUnknownError) throw domainError('SUBGRAPH_UNAVAILABLE', { zh: error.message, en: error.messageEn })
    throw error
  }
}
