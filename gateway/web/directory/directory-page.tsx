import { useParams } from 'wouter'
import { useGraph } from '../graph/use-graph.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Link } from '../parts/link.tsx'
import { useAddress } from '../state/use-address.ts'
import { directoryAddress, directorySchema } from './directory-address.ts'
import { DirectoryOverview } from './directory-overview.tsx'
import { ClassPanel } from './class-panel.tsx'
import { DirectoryPath } from './directory.operations.ts'
import { DirectoryTree } from './directory-tree.tsx'
import { pathTo } from './path-to.ts'
import './directory.css'

const texts = {
  title: { zh: '资源目录', en: 'Resource directory' },
  intro: { zh: '六大领域的资源类目。条数为图中此刻可见的资源，“自述”为共享网 2011 年自己公布的数量。', en: 'The classes of the six domains. Counts are what the graph shows now; “stated” is what the network said of itself in 2011.' },
  filter: { zh: '只计检索到的', en: 'Count only what matches' },
  apply: { zh: '应用', en: 'Apply' },
  unknown: { zh: (code: string) => `没有类目 ${code}`, en: (code: string) => `There is no class ${code}` },
  all: { zh: '全部类目', en: 'All classes' },
  path: { zh: '位置', en: 'Path' },
} as const

/** The directory as a tree, and the chosen class beside it. */
export const DirectoryPage = () => {
  const t = useText(texts)
  const label = useLabel()
  const { code: given } = useParams<{ code?: string }>()
  const { state, set } = useAddress(directorySchema)
  const { answer } = useGraph(DirectoryPath, {}, { skip: given === undefined })
  const path = given === undefined ? [] : pathTo(answer?.data.vocabulary ?? [], given)
  const chosen = path.at(-1)
  useTitle(chosen ? label(chosen) : t.title)
  return (
    <>
      <h1>{chosen ? label(chosen) : t.title}</h1>
      {given === undefined ? <p className="reading">{t.intro}</p> : (
        <nav aria-label={t.path}>
          <ol className="plain-list directory-path">
            <li><Link to={directoryAddress(null, state.q)}>{t.all}</Link></li>
            {path.map((step) => <li key={step.code}>{step === chosen ? <span aria-current="page">{step.code} {label(step)}</span> : <Link to={directoryAddress(step.code, state.q)}>{step.code} {label(step)}</Link>}</li>)}
          </ol>
        </nav>
      )}
      <form className="row directory-filter" role="search" aria-label={t.filter} onSubmit={(event) => {
        event.preventDefault()
        set({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() })
      }}>
        <label htmlFor="directory-q">{t.filter}</label>
        <input id="directory-q" key={state.q} name="q" type="search" defaultValue={state.q} />
        <button type="submit">{t.apply}</button>
      </form>
      <div className="directory">
        <DirectoryTree q={state.q} chosen={chosen?.code ?? null} path={path.map(({ code }) => code)} />
        <div className="directory-beside">
          {given === undefined && <DirectoryOverview q={state.q} />}
          {chosen && <ClassPanel key={chosen.code} code={chosen.code} broader={chosen.broader} q={state.q} />}
          {given !== undefined && answer && !chosen && <EmptyState title={t.unknown(given)}><p><Link to={directoryAddress(null)}>{t.all}</Link></p></EmptyState>}
        </div>
      </div>
    </>
  )
}
