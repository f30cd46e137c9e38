import { describe, expect, it } from 'vitest'
import { own } from '../../scripts/own-subgraphs.ts'
import { composedServices, ourServices } from './services.ts'

describe('docker-compose.yml', () => {
  const services = composedServices()
  const names = [...own.map((definition) => definition.namespace), 'catalogue']

  it('has a service, with a health check, for every subgraph, the gateway, PostgreSQL and Elasticsearch', () => {
    expect(ourServices().map(([name]) => name).sort()).toEqual([...names, 'gateway'].sort())
    for (const name of [...names, 'gateway', 'postgres', 'elasticsearch']) expect(services[name]?.healthcheck, name).toBeDefined()
  })

  it('pins every image that it pulls', () => {
    for (const [name, service] of Object.entries(services)) if (!service.command) expect(service.image, name).toMatch(/:\d+\.\d+/)
  })

  it('tells gateway and catalogue where each subgraph is', () => {
    for (const name of own.map((definition) => definition.namespace)) {
      const key = `KEYUAN_URL_${name.replaceAll('-', '_').toUpperCase()}`
      const address = `http://${name}:${services[name]?.environment?.KEYUAN_PORT}/graphql`
      expect(services.gateway?.environment?.[key]).toBe(address)
      expect(services.catalogue?.environment?.[key]).toBe(address)
    }
  })
})
