import { type ComponentType, useId } from 'react'
import type { ParameterProblem, QueryInputKind } from '../../../schema/query-parameters.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { BoxParameter, PlaceParameter } from './inputs/area-inputs.tsx'
import { OptionInput, YesNoInput } from './inputs/choice-input.tsx'
import { OrganizationInput, ResourceInput } from './inputs/found-inputs.tsx'
import { DateInput, LineInput } from './inputs/line-input.tsx'
import { PlatformInput, RegionInput, TypeInput } from './inputs/listed-inputs.tsx'
import type { FormParameter, InputProps } from './parameters.ts'

const texts = { required: { zh: '必填', en: 'required' } } as const

const inputs: Readonly<Record<QueryInputKind, ComponentType<InputProps>>> = {
  TEXT: LineInput, NUMBER: LineInput, YEAR: LineInput, DATE: DateInput, BOOLEAN: YesNoInput, ENUM: OptionInput, TYPE: TypeInput, RESOURCE: ResourceInput,
  PLATFORM: PlatformInput, ORGANIZATION: OrganizationInput, REGION: RegionInput, PLACE: PlaceParameter, BOX: BoxParameter,
}

/** These name themselves, as a group of fields. */
const drawn: ReadonlySet<QueryInputKind> = new Set(['PLACE', 'BOX'])

interface FieldProps {
  parameter: FormParameter
  values: readonly string[]
  problem: ParameterProblem | undefined
  onChange(values: readonly string[]): void
}

/** A parameter with its label, its help and what is wrong with it, in the right input for its kind. */
export const ParameterField = ({ parameter, values, problem, onChange }: FieldProps) => {
  const t = useText(texts)
  const label = useLabel()
  const { language } = useLanguage()
  const id = useId()
  const Input = inputs[parameter.input]
  const help = (language === 'en' ? parameter.helpEn || parameter.help : parameter.help || parameter.helpEn) ?? ''
  const describedBy = [...(help === '' ? [] : [`${id}-help`]), ...(problem ? [`${id}-problem`] : [])].join(' ')
  return (
    <div className="parameter">
      {!drawn.has(parameter.input) && <label id={`${id}-label`} htmlFor={id}>{label(parameter)}{parameter.required && <small className="secondary"> {t.required}</small>}</label>}
      <Input id={id} parameter={parameter} values={values} onChange={onChange} describedBy={describedBy === '' ? undefined : describedBy} invalid={problem !== undefined} />
      {help !== '' && <p id={`${id}-help`} className="secondary small">{help}</p>}
      {problem && <p id={`${id}-problem`} className="field-problem small">{language === 'en' ? problem.messageEn : problem.message}</p>}
    </div>
  )
}
