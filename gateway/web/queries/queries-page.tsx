import { useGraph } from '../graph/use-graph.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { flag, oneOf, text } from '../state/parameters.ts'
import { useAddress } from '../state/use-address.ts'
import { signInAddress } from '../viewer/sign-in-address.ts'
import { useMe } from '../viewer/use-me.ts'
import { QueryFolders, SavedQueryList, type SavedQueryListQuery } from './queries.operations.ts'
import './queries.css'

const texts = {
  title: { zh: '保存的查询', en: 'Saved queries' },
  intro: { zh: '别人保存并公开的查询：换上自己的条件即可运行，也可复制为自己的。', en: 'Queries that others saved and made public: run them with parameters of your own, or make them yours.' },
  all: { zh: '全部', en: 'All' },
  mine: { zh: '我的', en: 'Mine' },
  search: { zh: '在名称与说明中查找', en: 'Find in names and descriptions' },
  find: { zh: '查找', en: 'Find' },
  sort: { zh: '排序', en: 'Order' },
  UPDATED_DESC: { zh: '最近修改', en: 'Changed last' },
  CREATED_DESC: { zh: '最近保存', en: 'Saved last' },
  NAME: { zh: '名称', en: 'Name' },
  RUNS_DESC: { zh: '运行最多', en: 'Run most' },
  folders: { zh: '文件夹', en: 'Folders' },
  tag: { zh: (name: string) => `标签：${name}`, en: (name: string) => `Tag: ${name}` },
  clear: { zh: '取消', en: 'Clear' },
  runs: { zh: (n: string) => `运行 ${n} 次`, en: (n: string) => `run ${n} times` },
  broken: { zh: '暂不能运行', en: 'Cannot run now' },
  none: { zh: '还没有查询', en: 'No queries yet' },
  noneHelp: { zh: '在检索结果页点“保存”，即可得到自己的第一个查询。', en: 'Press "Save" on a page of results to have your first one.' },
  signIn: { zh: '登录后看自己的查询', en: 'Sign in to see your own' },
  previous: { zh: '上一页', en: 'Previous' },
  next: { zh: '下一页', en: 'Next' },
} as const

const sorts = ['UPDATED_DESC', 'CREATED_DESC', 'NAME', 'RUNS_DESC'] as const
const schema = { q: text(), tag: text(), folder: text(), mine: flag(), sort: oneOf(sorts, 'UPDATED_DESC'), after: text(), before: text() } as const
const PAGE = 20

/** Saved queries that one may see, and one's own by folder. */
export const QueriesPage = () => {
  const t = useText(texts)
  const { me, known } = useMe()
  const { state, set, addressWith } = useAddress(schema)
  const filter = { ...(state.q === '' ? {} : { q: state.q }), ...(state.tag === '' ? {} : { tags: [state.tag] }), ...(state.mine ? { mine: true } : {}), ...(state.folder === '' ? {} : { folder: state.folder }) }
  const slice = state.before === '' ? { first: PAGE, ...(state.after === '' ? {} : { after: state.after }) } : { last: PAGE, before: state.before }
  const { answer, failure, loading, retry } = useGraph(SavedQueryList, { filter, sort: state.sort, ...slice })
  const folders = useGraph(QueryFolders, {}, { skip: !state.mine || !me }).answer?.data.savedQueryFolders ?? []
  const list = answer?.data.savedQueries
  const start = { after: '', before: '' }
  useTitle(t.title)
  return (
    <>
      <h1>{t.title}</h1>
      <p className="secondary">{t.intro}</p>
      <Tabs label={t.title} tabs={[
        { key: 'all', label: t.all, to: addressWith({ mine: false, folder: '', ...start }), current: !state.mine },
        { key: 'mine', label: t.mine, to: addressWith({ mine: true, ...start }), current: state.mine },
      ]} />
      <form className="row queries-find" role="search" onSubmit={(event) => {
        event.preventDefault()
        set({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim(), ...start })
      }}>
        <input type="search" name="q" key={state.q} defaultValue={state.q} aria-label={t.search} placeholder={t.search} size={28} />
        <button type="submit">{t.find}</button>
        <label>{t.sort} <select value={state.sort} onChange={({ target: { value } }) => set({ sort: sorts.find((sort) => sort === value) ?? 'UPDATED_DESC', ...start })}>{sorts.map((sort) => <option key={sort} value={sort}>{t[sort]}</option>)}</select></label>
        {state.tag !== '' && <span className="badge">{t.tag(state.tag)} <Link to={addressWith({ tag: '', ...start })}>{t.clear}</Link></span>}
      </form>
      {folders.length > 0 && <nav aria-label={t.folders} className="row">{folders.map(({ name, count }) => <Link key={name} className="badge" to={addressWith({ folder: state.folder === name ? '' : name, ...start })} aria-current={state.folder === name ? 'true' : undefined}>{name} {count}</Link>)}</nav>}
      {failure && <FailureBox failure={failure} retry={retry} />}
      {state.mine && known && !me ? <p><a className="button primary" href={signInAddress()}>{t.signIn}</a></p> : list ? <List edges={list.edges} busy={loading} /> : !failure && <Skeleton lines={8} />}
      {list && (list.pageInfo.hasPreviousPage || list.pageInfo.hasNextPage) && (
        <p className="row">
          {list.pageInfo.hasPreviousPage && <Link className="button" to={addressWith({ before: list.pageInfo.startCursor ?? '', after: '' })}>{t.previous}</Link>}
          {list.pageInfo.hasNextPage && <Link className="button" to={addressWith({ after: list.pageInfo.endCursor ?? '', before: '' })}>{t.next}</Link>}
        </p>
      )}
    </>
  )
}

const List = ({ edges, busy }: { edges: NonNullable<SavedQueryListQuery['savedQueries']>['edges']; busy: boolean }) => {
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  const { language } = useLanguage()
  if (edges.length === 0) return <div className="empty-state"><p className="empty-title">{t.none}</p><p>{t.noneHelp}</p></div>
  return (
    <ul className="plain-list query-cards" aria-busy={busy}>
      {edges.map(({ node }) => (
        <li key={node.id} className="card">
          <h2><Link to={`/q/${node.slug}`}>{label(node)}</Link></h2>
          <p>{language === 'en' ? (node.descriptionEn || node.description) : (node.description || node.descriptionEn)}</p>
          <p className="row secondary small">
            {node.runnable === false && <span className="badge warn">{t.broken}</span>}
            {node.tags?.map((tag) => <Link key={tag} className="badge" to={`/queries?tag=${encodeURIComponent(tag)}`}>{tag}</Link>)}
            {node.owner?.displayName && <span>{node.owner.displayName}</span>}
            {node.usage?.runs != null && <span>{t.runs(format.number(node.usage.runs))}</span>}
            {node.updatedAt && <span>{format.date(node.updatedAt)}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
