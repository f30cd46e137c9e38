import type { Log } from '../../subgraphs/kit/log.ts'
import type { ProcessConfig } from '../../subgraphs/kit/config.ts'
import type { ServeOptions } from '../../subgraphs/kit/server/serve-subgraph.ts'

export interface Closable { close(): Promise<void> }

/** What a process of the distributed form answers for. */
export type Opened = Pick<ServeOptions, 'subgraph' | 'ofVersion'> & Closable

/** Each in a file of its own, so that a process loads what it serves and nothing else. */
export type Open = (config: ProcessConfig, log: Log) => Promise<Opened>
