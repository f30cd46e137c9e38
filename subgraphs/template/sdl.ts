/** `npm run sdl`: writes what the endpoint serves, and what is submitted. */
import { writeFileSync } from 'node:fs'
import { subgraph } from './index.ts'

writeFileSync(new URL('subgraph.graphql', import.meta.url), subgraph.sdl)
