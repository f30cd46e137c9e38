import '../versions/no-apollo-telemetry.ts'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { pino } from 'pino'
import { readConfig } from '../config.ts'
import { createGateway } from '../create-gateway.ts'
import { toyArtifact, toyLocals } from '../test/toy/artifact.ts'
import type { Form } from './cases.ts'

/** One gateway under load, in a process of its own: `node target-process.ts <form> <urls as JSON>`. */
const [form, urlsJson = '{}'] = process.argv.slice(2) as [Form, string]
const urls = JSON.parse(urlsJson) as Record<string, string>
process.env.NODE_ENV = 'production'
const url = form === 'stock' ? await startStock() : await startOurs()
process.send?.({ url })
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMs: (user + system) / 1_000 })
})

async function startStock(): Promise<string> {
  const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: toyArtifact({ urls }).supergraphSdl }) })
  return (await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })).url
}

/** As it runs in production: limits on, tokens signed, metrics counted. */
async function startOurs(): Promise<string> {
  const gateway = createGateway({
    artifact: toyArtifact({ urls }),
    config: readConfig({ KEYUAN_PORT: '0' }),
    log: pino({ level: 'warn' }),
    ...(form === 'local' ? { localSubgraphs: () => toyLocals() } : {}),
  })
  return `${(await gateway.start()).url}/graphql`
}
