import type { AddressParameter } from '../../../schema/query-parameters.ts'

/** A parameter as the form shows it. */
export interface FormParameter extends AddressParameter {
  label: string
  labelEn: string | null
  help: string | null
  helpEn: string | null
  options: readonly { value: string; label: string | null; labelEn: string | null }[] | null
}

/** What somebody entered, as an address has it: texts by name. A name that is not there has its default. */
export type Entered = Readonly<Record<string, readonly string[]>>

export interface InputProps {
  id: string
  parameter: FormParameter
  values: readonly string[]
  onChange(values: readonly string[]): void
  /** Ids of the texts that explain it and say what is wrong. */
  describedBy: string | undefined
  invalid: boolean
}
