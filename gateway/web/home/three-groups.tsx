import { useText } from '../i18n/use-text.ts'

const texts = {
  title: { zh: '谁在用', en: 'For whom' },
  researchers: { zh: '科研人员', en: 'Researchers' },
  researchersDo: { zh: '检索、改写、保存、导出并引用一次查询；不必懂 GraphQL。', en: 'Find, adapt, keep, export and cite a query, without knowing GraphQL.' },
  ready: { zh: '从现成的查询开始', en: 'Start from a ready query' },
  developers: { zh: '前端开发者', en: 'Frontend developers' },
  developersDo: { zh: '一个接口查全部资源，每个字段都有中英文说明，类型由定义生成。', en: 'One interface over all resources; every field is explained in two languages, types come from the schema.' },
  schema: { zh: '查看接口定义', en: 'Read the schema' },
  platforms: { zh: '资源平台', en: 'Platforms' },
  platformsDo: { zh: '以自己的子图加入：一个类型、一个标识、一条变更流，分钟之内即可被检索。', en: 'Join with a subgraph of your own: one type, one key, one feed of changes, found by search within minutes.' },
  graph: { zh: '在查询浏览器中看图', en: 'See the graph in the explorer' },
} as const

export const ThreeGroups = () => {
  const t = useText(texts)
  return (
    <section aria-labelledby="home-groups">
      <h2 id="home-groups">{t.title}</h2>
      <ul className="plain-list three-groups">
        <li className="card"><h3>{t.researchers}</h3><p>{t.researchersDo}</p><p><a href="/explorer/">{t.ready}</a></p></li>
        <li className="card"><h3>{t.developers}</h3><p>{t.developersDo}</p><p><a href="/schema/api.graphql">{t.schema}</a></p></li>
        <li className="card"><h3>{t.platforms}</h3><p>{t.platformsDo}</p><p><a href="/explorer/#ready=types-and-directory">{t.graph}</a></p></li>
      </ul>
    </section>
  )
}
