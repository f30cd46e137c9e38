/** `npm start`: the endpoint, for the graph alone. KEYUAN_DATABASE_URL, KEYUAN_JWKS_URL; KEYUAN_PORT (4801), KEYUAN_HOST (127.0.0.1). */
import { servePartner } from '../kit/partner/serve-partner.ts'
import { subgraph } from './index.ts'

try {
  const { url } = await servePartner(subgraph, process.env)
  console.log(`ready ${url}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
