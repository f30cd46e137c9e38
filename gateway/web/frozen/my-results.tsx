import { useGraph } from '../graph/use-graph.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { MyFrozenResults } from './frozen.operations.ts'

const texts = {
  title: { zh: '冻结的结果', en: 'Frozen results' },
  none: { zh: '还没有。在检索结果页点“引用”，或在查询页点“冻结并引用”。', en: 'None yet. Press "Cite" on a page of results, or "Freeze and cite" on that of a query.' },
  rows: { zh: (n: string) => `${n} 行`, en: (n: string) => `${n} rows` },
  COLLECTING: { zh: '正在冻结', en: 'being frozen' },
  FAILED: { zh: '未能冻结', en: 'failed' },
  PRIVATE: { zh: '仅本人', en: 'only you' },
  PUBLIC: { zh: '所有人', en: 'everybody' },
} as const

const FIRST = 50

/** The frozen results of whoever is signed in, latest first. */
export const MyResults = () => {
  const t = useText(texts)
  const format = useFormat()
  const { answer, failure, retry } = useGraph(MyFrozenResults, { first: FIRST, after: null })
  const edges = answer?.data.frozenResults?.edges ?? []
  return (
    <section aria-labelledby="frozen-results">
      <h2 id="frozen-results">{t.title}</h2>
      {failure && <FailureBox failure={failure} retry={retry} />}
      {answer && edges.length === 0 && <p className="secondary">{t.none}</p>}
      <ul className="plain-list">
        {edges.map(({ node }) => node && (
          <li key={node.id} className="row">
            <Link to={node.address ?? ''}>{node.name}</Link>
            <span className="secondary small">{node.state === 'COLLECTING' || node.state === 'FAILED' ? t[node.state] : t.rows(format.number(node.rowCount ?? 0))}{node.visibility && ` · ${t[node.visibility]}`}{node.frozenAt && ` · ${format.date(node.frozenAt)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
