import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { addresses } from './addresses.ts'
import { LanguageProvider } from './i18n/language.tsx'
import { Layout } from './layout/layout.tsx'
import { NotFoundPage } from './layout/not-found-page.tsx'
import { PageErrors } from './layout/page-errors.tsx'
import { pages } from './pages.tsx'
import { Skeleton } from './parts/skeleton.tsx'

export const App = () => (
  <LanguageProvider>
    <Layout>
      <PageErrors>
        <Suspense fallback={<Skeleton lines={6} />}>
          <Switch>
            {addresses.map((address) => <Route key={address} path={address} component={pages[address]} />)}
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </PageErrors>
    </Layout>
  </LanguageProvider>
)
