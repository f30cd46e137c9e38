import { coerceInputValue, getNamedType, type GraphQLInputType, isEnumType } from 'graphql'
import type { InputKind, Parameter, ParameterOption } from './content.ts'
import { fits, isListOfLists, isMany, kindFor, optionsOf } from './input-kinds.ts'
import { type Problem, problem } from './problem.ts'
import { type DeclaredVariable, isPaging } from './variables.ts'

export interface ParameterInput {
  name: string; label: string; labelEn?: string | null; help?: string | null; helpEn?: string | null; input: InputKind
  required?: boolean | null; many?: boolean | null; default?: unknown; options?: readonly { value: string; label?: string | null; labelEn?: string | null }[] | null
}

const LONGEST_DEFAULT = 2_000

/** What is wrong with a value for a variable; null where nothing is. */
export const valueFault = (value: unknown, type: GraphQLInputType): string | null => {
  let fault: string | null = null
  coerceInputValue(value, type, (path, _invalid, error) => {
    fault ??= `${path.length > 0 ? `${path.join('.')}: ` : ''}${error.message}`
  })
  return fault
}

const optionsFor = (given: ParameterInput['options'], type: GraphQLInputType, input: InputKind): ParameterOption[] | null => {
  if (given) return given.map(({ value, label, labelEn }) => ({ value, label: label ?? null, labelEn: labelEn ?? null }))
  const named = getNamedType(type)
  return input === 'ENUM' && isEnumType(named) ? optionsOf(named) : null
}

const LONGEST_LABEL = 30
const LONGEST_HELP = 1_000

/** The first clause of a description names a field of a form; where there is more, the whole is its help. */
const labelled = (text: string | undefined): { label: string | null; help: string | null } => {
  if (text === undefined) return { label: null, help: null }
  if (text.length <= LONGEST_LABEL) return { label: text, help: null }
  const clause = text.split(/[,;:(]|[\u3002\uff0c\uff1a\uff1b\uff08]/)[0]?.trim() ?? ''
  return { label: clause === '' || clause.length > 100 ? text.slice(0, LONGEST_LABEL) : clause, help: text.slice(0, LONGEST_HELP) }
}

/** A parameter made from a variable alone; null where no form can give it. */
export const derivedParameter = (variable: DeclaredVariable): Parameter | null => {
  const input = isListOfLists(variable.type) ? null : kindFor(variable.type, variable.use, variable.name)
  if (input === null) return null
  const [zh, en] = [labelled(variable.label?.zh), labelled(variable.label?.en)]
  return {
    name: variable.name, label: zh.label ?? variable.name, labelEn: en.label, help: zh.help, helpEn: en.help, input,
    required: variable.required, many: isMany(variable.type), default: variable.default ?? null, options: optionsFor(null, variable.type, input), type: variable.typeText,
  }
}

/** A parameter for every variable that a person fills in. Where somebody stands in a list is none. */
export const derivedParameters = (variables: readonly DeclaredVariable[]): Parameter[] =>
  variables.filter((variable) => variable.required || !isPaging(variable)).flatMap((variable) => derivedParameter(variable) ?? [])

const completed = (given: ParameterInput, { type, typeText, required }: DeclaredVariable): Parameter => ({
  name: given.name, label: given.label, labelEn: given.labelEn ?? null, help: given.help ?? null, helpEn: given.helpEn ?? null, input: given.input,
  required: given.required ?? (required && given.default == null), many: given.many ?? isMany(type), default: given.default ?? null, options: optionsFor(given.options, type, given.input), type: typeText,
})

const faultsOf = (parameter: Parameter, { type, typeText, required }: DeclaredVariable, at: readonly string[]): Problem[] => {
  const found: Problem[] = []
  const add = (code: string, field: string, zh: string, en: string): void => void found.push(problem({ code, zh: `参数 ${parameter.name} ${zh}`, en: `The parameter ${parameter.name} ${en}`, path: [...at, field] }))
  const better = kindFor(type, undefined, parameter.name)
  const meant = better ? [`,宜用 ${better}`, `; ${better} does`] : ['', '']
  if (!fits(parameter.input, type, parameter.options !== null)) add('PARAMETER_KIND', 'input', `的类型是 ${typeText},不能以 ${parameter.input} 输入${meant[0]}`, `is of type ${typeText}, which is not given as ${parameter.input}${meant[1]}`)
  if (parameter.many !== isMany(type) || isListOfLists(type)) add('PARAMETER_MANY', 'many', `的类型是 ${typeText},many 应为 ${isMany(type)}`, `is of type ${typeText}: many is ${isMany(type)}`)
  if (required && !parameter.required && parameter.default === null) add('PARAMETER_REQUIRED', 'required', `没有缺省值而变量 ${typeText} 不可为空,必须为必填`, `has no default and the variable ${typeText} may not be null: it is required`)
  if (parameter.default !== null) {
    const fault = JSON.stringify(parameter.default).length > LONGEST_DEFAULT ? `more than ${LONGEST_DEFAULT} characters` : valueFault(parameter.default, type)
    if (fault) add('PARAMETER_DEFAULT', 'default', `的缺省值不合乎类型 ${typeText}:${fault}`, `has a default that does not fit ${typeText}: ${fault}`)
  }
  const wrong = parameter.options?.find(({ value }) => valueFault(isMany(type) ? [value] : value, type) !== null)
  if (wrong) add('PARAMETER_OPTION', 'options', `的选项 ${wrong.value} 不合乎类型 ${typeText}`, `has an option ${wrong.value} that does not fit ${typeText}`)
  return found
}

/** Parameters as given, completed from the variables that they name, and what is wrong with them. */
export const checkedParameters = (given: readonly ParameterInput[], variables: readonly DeclaredVariable[]): { parameters: Parameter[]; problems: Problem[] } => {
  const known = new Map(variables.map((variable) => [variable.name, variable]))
  const seen = new Set<string>()
  const problems: Problem[] = []
  const parameters = given.flatMap((each, index): Parameter[] => {
    const path = ['parameters', String(index)]
    const variable = known.get(each.name)
    if (!variable) {
      const names = variables.map(({ name }) => name).join('、') || '—'
      problems.push(problem({ code: 'PARAMETER_UNKNOWN', zh: `查询没有变量 $${each.name},它的变量是:${names}`, en: `The query has no variable $${each.name}; it has: ${names}`, path: [...path, 'name'] }))
      return []
    }
    if (seen.has(each.name)) problems.push(problem({ code: 'PARAMETER_TWICE', zh: `参数 ${each.name} 重复`, en: `The parameter ${each.name} is there twice`, path: [...path, 'name'] }))
    seen.add(each.name)
    const parameter = completed(each, variable)
    problems.push(...faultsOf(parameter, variable, path))
    return [parameter]
  })
  for (const { name, required, typeText, at } of variables) {
    if (required && !seen.has(name)) problems.push(problem({ code: 'PARAMETER_MISSING', at, zh: `变量 $${name}(${typeText})不可为空,却没有参数`, en: `The variable $${name} (${typeText}) may not be null and has no parameter`, path: ['parameters'], fix: { zh: `为它加一个参数,或在文本中给它缺省值:$${name}: ${typeText} = …`, en: `give it a parameter, or a default in the document: $${name}: ${typeText} = …` } }))
  }
  return { parameters, problems }
}
