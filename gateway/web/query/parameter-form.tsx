import { type FormEvent, useEffect, useState } from 'react'
import { readQueryParameters, writeQueryParameter } from '../../../schema/query-parameters.ts'
import { useText } from '../i18n/use-text.ts'
import { ParameterField } from './parameter-field.tsx'
import type { Entered, FormParameter } from './parameters.ts'

const texts = {
  run: { zh: '运行', en: 'Run' },
  reset: { zh: '恢复缺省', en: 'Defaults' },
  title: { zh: '查询条件', en: 'Parameters' },
} as const

interface FormProps {
  parameters: readonly FormParameter[]
  /** What the address says. */
  entered: Entered
  onRun(entered: Entered): void
}

export const addressOf = (entered: Entered): URLSearchParams =>
  new URLSearchParams(Object.entries(entered).flatMap(([name, values]): [string, string][] => (values.length === 0 ? [[name, '']] : values.map((value) => [name, value]))))

const sameTexts = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((text, at) => text === b[at])

/** What stands in the address: defaults are left out, so that it stays short and follows the query where its default changes. */
const written = (parameters: readonly FormParameter[], values: Entered): Entered => Object.fromEntries(parameters.flatMap(({ name, default: otherwise }) => {
  const texts = (values[name] ?? []).map((text) => text.trim()).filter((text) => text !== '')
  return sameTexts(texts, writeQueryParameter(otherwise)) ? [] : [[name, texts]]
}))

/** The parameters of a saved query as a form. What is entered becomes the address, and the address what is asked. */
export const ParameterForm = ({ parameters, entered, onRun }: FormProps) => {
  const t = useText(texts)
  const fromAddress = (): Entered => Object.fromEntries(parameters.map(({ name, default: otherwise }) => [name, entered[name] ?? writeQueryParameter(otherwise)]))
  const [values, setValues] = useState(fromAddress)
  const [tried, setTried] = useState(false)
  const address = addressOf(entered).toString()
  useEffect(() => {
    setValues(fromAddress())
    // The address is what `entered` says.
  }, [address])
  const { problems } = readQueryParameters(parameters, addressOf(written(parameters, values)))
  const run = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (problems.length === 0) onRun(written(parameters, values))
  }
  if (parameters.length === 0) return null
  return (
    <form className="parameter-form card" onSubmit={run} noValidate aria-label={t.title}>
      <div className="parameters">
        {parameters.map((parameter) => (
          <ParameterField key={parameter.name} parameter={parameter} values={values[parameter.name] ?? []} problem={tried ? problems.find(({ name }) => name === parameter.name) : undefined}
            onChange={(next) => setValues((before) => ({ ...before, [parameter.name]: next }))} />
        ))}
      </div>
      <p className="row">
        <button type="submit" className="primary">{t.run}</button>
        <button type="button" className="quiet" onClick={() => onRun({})}>{t.reset}</button>
      </p>
    </form>
  )
}
