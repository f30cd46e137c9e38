import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'

const texts = {
  motto: { zh: '整合 · 共享 · 完善 · 提高', en: 'Integrate · share · perfect · improve' },
  principle: { zh: '用户至上，服务为本', en: 'Users first, service at the root' },
  about: { zh: '科源把全国的仪器、自然资源、科学数据、文献与项目成果连成一张图。', en: 'Keyuan joins the nation\'s instruments, natural resources, scientific data, literature and project results into one graph.' },
  contact: { zh: '联系', en: 'Contact' },
  address: { zh: '北京市海淀区学院路 37 号新主楼 D 座 201', en: 'Room 201, Block D, New Main Building, 37 Xueyuan Road, Haidian, Beijing' },
  postcode: { zh: '邮编 100191', en: 'Postcode 100191' },
  telephone: { zh: '电话', en: 'Telephone' },
  fax: { zh: '传真', en: 'Fax' },
  use: { zh: '使用数据图', en: 'Using the graph' },
  explorer: { zh: '查询浏览器', en: 'Explorer' },
  schema: { zh: '接口定义（GraphQL）', en: 'The schema (GraphQL)' },
  search: { zh: '检索全部资源', en: 'Search all resources' },
} as const

/** The facts of the portal's own footer: contact block and motto. */
export const Footer = () => {
  const t = useText(texts)
  return (
    <footer className="site-footer">
      <div className="page footer-columns">
        <div>
          <p className="footer-motto">{t.motto}</p>
          <p>{t.principle}</p>
          <p className="secondary">{t.about}</p>
        </div>
        <div>
          <h2>{t.contact}</h2>
          <address>
            {t.address}<br />
            {t.postcode}<br />
            {t.telephone} <a href="tel:+861082339102">010-82339102</a> / <a href="tel:+861082339077">82339077</a> · <span className="numbers">{t.fax} 010-82339924</span><br />
            <a href="mailto:escience@escience.gov.cn">escience@escience.gov.cn</a>
          </address>
        </div>
        <div>
          <h2>{t.use}</h2>
          <ul className="plain-list">
            <li><Link to="/search">{t.search}</Link></li>
            <li><a href="/explorer/">{t.explorer}</a></li>
            <li><a href="/schema/api.graphql">{t.schema}</a></li>
          </ul>
        </div>
      </div>
    </footer>
  )
}
