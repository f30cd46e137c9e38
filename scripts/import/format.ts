import type { CoreDocument } from '../../schema/document.ts'
import type { Head } from './source/head.ts'
import type { SourceFile } from './source/source-file.ts'
import type { Typename } from './typenames.ts'

/** One record as its source gives it. */
export interface RawRecord<Value = unknown> {
  /** Line, or position in its list: what a person looks for in the file. */
  number: number
  value: Value
  /** How many rows of the file it comes from, where they are merged. */
  rows?: number
}

/** A place where a record should be and cannot be read. */
export interface Broken { number: number; broken: Reason }

export interface Reason { code: string; message: string }

/** A record that is not imported, and why. */
export interface Refusal { refused: Reason; sourceId?: string; typename?: Typename }

/** The item of `upsertResources`. */
export interface ResourceUpsert {
  source: string
  sourceId: string
  typename: Typename
  deleted: boolean
  document?: CoreDocument
}

/** What one record becomes: mostly one resource; a project and its outputs are several. */
export interface Mapped { upserts: ResourceUpsert[] }

/**
 * An input format: how to know it, how to read it, what its records mean. `recognise` looks at the beginning of the file only and never at its name alone;
 * `read` deals with files and never with meaning; `map` is pure.
 */
export interface Format<Value = unknown> {
  name: string
  /** What it is, for people. */
  about: string
  /** Organisations are sent before the records that name them. */
  goesFirst?: true
  /** Resources that its records refer to and no record holds, such as the programme of a list of grants. */
  brings?: readonly ResourceUpsert[]
  recognise(head: Head): boolean
  read(file: SourceFile): AsyncGenerator<RawRecord<Value> | Broken>
  map(raw: RawRecord<Value>): Mapped | Refusal
}
