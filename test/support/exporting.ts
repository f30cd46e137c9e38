import { setTimeout as pause } from 'node:timers/promises'
import type { LocalStack } from '../flows/local-stack.ts'

export interface SeenExport {
  id: string; address: string; state: string; rows: number; hiddenRows: number; totalRows: number | null; progress: number | null; bytes: string; hash: string | null
  files: { format: string; address: string | null; reason: string | null }[]; columns: { path: string; title: string }[]; degraded: string[]
  error: { code: string; message: string; subgraph: string | null } | null; notices: { code: string }[]; asOfStart: string | null; asOfEnd: string | null; supergraphStart: string | null; expiresAt: string
}

export const EXPORT = 'id address state rows hiddenRows totalRows progress bytes hash files { format address reason } columns { path title } degraded error { code message subgraph } notices { code } asOfStart asOfEnd supergraphStart expiresAt'

type Headers = Record<string, string>
interface Payload { export: SeenExport | null; errors: { code: string; message: string; path: string[] }[] }

/** Exports through the graph, as pages and scripts make them. */
export const exporting = (stack: Pick<LocalStack, 'ask' | 'url'>) => {
  const mutate = (name: string, type: string) => async (input: Record<string, unknown>, headers: Headers = {}): Promise<Payload> => {
    const { data, errors } = await stack.ask(`mutation($input: ${type}!) { ${name}(input: $input) { export { ${EXPORT} } errors { code message path } } }`, { input }, headers)
    if (errors) throw new Error(JSON.stringify(errors))
    return (data as unknown as Record<string, Payload>)[name] as Payload
  }
  const see = async (id: string, headers: Headers = {}): Promise<SeenExport | null> => {
    const { data, errors } = await stack.ask(`query($id: ID!) { export(id: $id) { ${EXPORT} } }`, { id }, headers)
    if (errors) throw new Error(JSON.stringify(errors))
    return (data as unknown as { export: SeenExport | null }).export
  }
  const start = mutate('startExport', 'StartExportInput')
  return {
    start,
    started: async (input: Record<string, unknown>, headers: Headers = {}): Promise<SeenExport> => {
      const { export: begun, errors } = await start(input, headers)
      if (!begun) throw new Error(JSON.stringify(errors))
      return begun
    },
    cancel: mutate('cancelExport', 'ExportIdInput'),
    resume: mutate('resumeExport', 'ExportIdInput'),
    see,
    /** The export when it is in one of these states, or otherwise over. */
    until: async (id: string, headers: Headers = {}, states: readonly string[] = ['DONE', 'FAILED', 'CANCELLED'], timeoutMs = 60_000): Promise<SeenExport> => {
      for (const end = Date.now() + timeoutMs; Date.now() < end; await pause(50)) {
        const seen = await see(id, headers)
        if (!seen) throw new Error(`no export ${id}`)
        if (states.includes(seen.state)) return seen
      }
      throw new Error(`the export ${id} did not come to ${states.join(', ')}: ${JSON.stringify(await see(id, headers))}`)
    },
    download: (address: string, headers: Headers = {}): Promise<Response> => fetch(new URL(address, stack.url), { headers }),
  }
}
