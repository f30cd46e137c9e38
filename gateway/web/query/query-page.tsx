import { useMemo } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { readQueryParameters } from '../../../schema/query-parameters.ts'
import { useShownOperation } from '../drawer/shown-operations.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { addressOf, ParameterForm } from './parameter-form.tsx'
import type { Entered } from './parameters.ts'
import { QueryAbout } from './query-about.tsx'
import { QueryCode } from './query-code.tsx'
import { QueryHead } from './query-head.tsx'
import { QueryPage as PageQuery, type QueryPageQuery } from './query.operations.ts'
import { QuerySchedules } from '../schedule/query-schedules.tsx'
import { QueryResult } from './query-result.tsx'
import './query.css'

const texts = {
  unknown: { zh: '没有这个查询', en: 'There is no such query' },
  unknownHelp: { zh: '它可能不存在，也可能没有对您公开。', en: 'It may not exist, or not be open to you.' },
  gone: { zh: '这个查询已由所有者删除', en: 'This query was deleted by its owner' },
  goneHelp: { zh: '其短名不再另作他用。', en: 'Its address is never given to another.' },
  broken: { zh: '图已变化，这个查询暂不能运行', en: 'The graph has changed and this query cannot run now' },
} as const

export type ShownQuery = NonNullable<QueryPageQuery['savedQuery']>

/** Parameters of the page that are none of the query. */
const OURS = new Set(['lang'])

/** A saved query for somebody who has never heard of GraphQL: what it asks, a form, a picture, a table. */
export const QueryPage = () => {
  const t = useText(texts)
  const label = useLabel()
  const { slug = '' } = useParams<{ slug: string }>()
  const { answer, failure, loading, retry } = useGraph(PageQuery, { slug }, { keep: false })
  const query = answer?.data.savedQuery ?? null
  useTitle(query ? label(query) : loading ? '' : t.unknown)
  if (failure && !answer) return <FailureBox failure={failure} retry={retry} />
  if (loading && !query) return <Skeleton lines={8} />
  if (!query) return <><h1>{t.unknown}</h1><p>{t.unknownHelp}</p></>
  if (query.deletedAt) return <><h1>{t.gone}</h1><p>{t.goneHelp}</p></>
  return (
    <>
      {failure && <FailureBox failure={failure} retry={retry} />}
      <Shown key={query.id} query={query} slug={slug} changed={retry} />
    </>
  )
}

const Shown = ({ query, slug, changed }: { query: ShownQuery; slug: string; changed(): void }) => {
  const t = useText(texts)
  const search = useSearch()
  const [path, navigate] = useLocation()
  const parameters = query.parameters ?? []
  const given = useMemo(() => new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => !OURS.has(name))), [search])
  const { variables, problems } = useMemo(() => readQueryParameters(parameters, given), [parameters, given])
  const run = (entered: Entered): void => {
    const ours = [...new URLSearchParams(search)].filter(([name]) => OURS.has(name))
    const written = new URLSearchParams([...addressOf(entered), ...ours]).toString()
    navigate(written === '' ? path : `${path}?${written}`)
  }
  // An earlier version that comes back may have other parameters and other rows.
  const content = JSON.stringify([query.document, query.rows, query.parameters])
  useShownOperation({ name: query.operationName ?? slug, text: query.document ?? '' }, variables, null)
  return (
    <article className="query-page">
      <QueryHead query={query} variables={variables} changed={changed} />
      {query.runnable === false && <div className="notice warn"><p className="notice-title">{t.broken}</p></div>}
      <ParameterForm key={`form ${content}`} parameters={parameters} entered={Object.fromEntries(parameters.flatMap(({ name }) => (given.has(name) ? [[name, given.getAll(name).filter((text) => text !== '')]] : [])))} onRun={run} />
      <QueryResult key={`result ${content}`} query={query} slug={slug} given={given} problems={problems} />
      {query.rows && query.runnable !== false && <QuerySchedules query={query} variables={variables} />}
      <QueryCode origin={location.origin} slug={slug} variables={variables} />
      <QueryAbout query={query} changed={changed} />
    </article>
  )
}
