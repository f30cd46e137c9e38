export type InputKind = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATE' | 'YEAR' | 'ENUM' | 'TYPE' | 'RESOURCE' | 'PLATFORM' | 'ORGANIZATION' | 'REGION' | 'PLACE' | 'BOX'
export type PictureKind = 'TABLE' | 'BAR' | 'LINE' | 'PIE' | 'MAP'

export interface ParameterOption { value: string; label: string | null; labelEn: string | null }

/** A variable of the document as people fill it in. */
export interface Parameter {
  name: string
  label: string
  labelEn: string | null
  help: string | null
  helpEn: string | null
  input: InputKind
  required: boolean
  many: boolean
  default: unknown
  options: readonly ParameterOption[] | null
  /** GraphQL type of the variable. */
  type: string
}

export interface Picture { kind: PictureKind; x: string | null; y: string | null; series: string | null; columns: readonly string[] | null }

/** What a save keeps and a version shows. */
export interface Content {
  name: string
  nameEn: string | null
  description: string | null
  descriptionEn: string | null
  document: string
  operationName: string | null
  rows: string | null
  nested: 'JOIN' | 'EXPLODE'
  explode: string | null
  parameters: readonly Parameter[]
  picture: Picture | null
}
