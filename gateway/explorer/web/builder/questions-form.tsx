import { useGraphiQL } from '@graphiql/react'
import { type FormEvent, useState } from 'react'
import { useOpenInNewTab } from '../use-open-in-new-tab.ts'
import { bothLanguages } from './descriptions.ts'
import { canAsk, countBy, cubeDimensions, findResources, listChoices, listOfType, oneRecord, type Question, resourcesOnMap } from './questions.ts'
import { ResourceInput } from './resource-input.tsx'

const KINDS = [
  { kind: 'find', field: 'searchResources', zh: '查找资源', en: 'Find resources' },
  { kind: 'list', field: 'instruments', zh: '某一类型的列表', en: 'A list of a type' },
  { kind: 'record', field: 'resource', zh: '一条记录', en: 'One record' },
  { kind: 'count', field: 'cube', zh: '按…计数', en: 'Count by …' },
  { kind: 'map', field: 'searchResources', zh: '在地图上', en: 'On the map' },
] as const

type Kind = (typeof KINDS)[number]['kind']

/** Starts from a question, for those who do not know where in the schema its answer stands. Each opens a tab of its own. */
export const QuestionsForm = ({ isOpen }: { isOpen: boolean }) => {
  const schema = useGraphiQL((state) => state.schema)
  const openInNewTab = useOpenInNewTab()
  const [kind, setKind] = useState<Kind>('find')
  const [ids, setIds] = useState<readonly string[]>([])
  const [opened, setOpened] = useState('')
  if (!schema) return null
  const offered = KINDS.filter(({ field, kind: each }) => (each === 'list' ? listChoices(schema).length > 0 : canAsk(schema, field)))

  const questionOf = (form: FormData): Question => {
    const word = (name: string) => String(form.get(name) ?? '').trim()
    switch (kind) {
      case 'find': return findResources(word('q'))
      case 'list': return listOfType(schema, word('list'))
      case 'record': return oneRecord(schema, ids[0] ?? '')
      case 'count': return countBy([word('by'), word('and')].filter(Boolean), word('q'))
      case 'map': return resourcesOnMap(word('q'))
    }
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    openInNewTab(questionOf(new FormData(event.currentTarget)))
    setOpened(offered.find((each) => each.kind === kind)?.zh ?? '')
  }
  const words = <label>检索词 <span lang="en">Words</span><input name="q" type="search" autoComplete="off" placeholder="小麦" /></label>

  return (
    <details className="builder-questions" open={isOpen}>
      <summary>从一个问题开始 <span lang="en">Start from a question</span></summary>
      <form onSubmit={submit}>
        <div role="radiogroup" aria-label="问题 / Question">
          {offered.map((each) => (
            <label key={each.kind}>
              <input type="radio" name="kind" value={each.kind} checked={each.kind === kind} onChange={() => setKind(each.kind)} /> {each.zh} <span lang="en">{each.en}</span>
            </label>
          ))}
        </div>
        {(kind === 'find' || kind === 'map') && words}
        {kind === 'list' && (
          <label>类型 <span lang="en">Type</span>
            <select name="list">{listChoices(schema).map(({ field, label }) => <option key={field} value={field}>{label} {field}</option>)}</select>
          </label>
        )}
        {kind === 'record' && <ResourceInput name="id" chosen={ids} isList={false} onChange={setIds} />}
        {kind === 'count' && (
          <>
            <DimensionSelect name="by" label="按" labelEn="By" />
            <DimensionSelect name="and" label="再按" labelEn="and by" optional />
            {words}
          </>
        )}
        <button type="submit" className="primary" disabled={kind === 'record' && ids.length === 0}>在新标签页中写好查询 <span lang="en">Write the query</span></button>
      </form>
      <p className="visually-hidden" role="status">{opened && `已在新标签页中打开：${opened} / Opened in a new tab`}</p>
    </details>
  )
}

const DimensionSelect = ({ name, label, labelEn, optional }: { name: string; label: string; labelEn: string; optional?: boolean }) => {
  const schema = useGraphiQL((state) => state.schema)
  return (
    <label>{label} <span lang="en">{labelEn}</span>
      <select name={name}>
        {optional && <option value="">—</option>}
        {schema && cubeDimensions(schema).map((value) => <option key={value.name} value={value.name}>{bothLanguages(value.description).zh} {value.name}</option>)}
      </select>
    </label>
  )
}
