import { useGraph } from '../graph/use-graph.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { DegradedNotice } from '../parts/degraded-notice.tsx'
import { FailureBox } from '../parts/failure-box.tsx'
import { SearchBox } from '../search/search-box.tsx'
import { Domains } from './domains.tsx'
import { Home } from './home.operations.ts'
import { Newest } from './newest.tsx'
import { PlatformSites } from './platform-sites.tsx'
import { ResourceClasses } from './resource-classes.tsx'
import { ServiceModes } from './service-modes.tsx'
import { ThreeGroups } from './three-groups.tsx'
import { Topics } from './topics.tsx'
import './home.css'

const texts = {
  title: { zh: '一国科技资源，一次检索', en: 'One nation\'s science resources, one search' },
  intro: { zh: '仪器、自然资源、科学数据、文献与项目成果，在一张图里。', en: 'Instruments, natural resources, scientific data, literature and project results, in one graph.' },
} as const

export const HomePage = () => {
  const t = useText(texts)
  const home = useGraph(Home, {})
  useTitle(null)
  return (
    <div className="home">
      <section className="home-search">
        <h1>{t.title}</h1>
        <p className="home-intro">{t.intro}</p>
        <SearchBox large />
      </section>
      <DegradedNotice answer={home.answer} retry={home.retry} />
      {home.failure && <FailureBox failure={home.failure} retry={home.retry} />}
      <ResourceClasses />
      <Domains answer={home.answer} />
      <ServiceModes answer={home.answer} />
      <div className="home-pair">
        <Newest answer={home.answer} />
        <Topics />
      </div>
      <PlatformSites />
      <ThreeGroups />
    </div>
  )
}
