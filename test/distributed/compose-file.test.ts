import { describe, expect, it } from 'vitest'
import { ELASTICSEARCH_VERSION } from '../../scripts/elasticsearch/version.ts'
import { own, stored } from '../../scripts/own-subgraphs.ts'
import { composedServices, composedVolumes, ourServices } from './services.ts'

describe('docker-compose.yml', () => {
  const services = composedServices()
  const names = stored.map(({ namespace }) => namespace)

  it('has a service, with a health check, for every subgraph, the gateway, PostgreSQL and Elasticsearch', () => {
    expect(ourServices().map(([name]) => name).sort()).toEqual([...names, 'gateway'].sort())
    for (const name of [...names, 'gateway', 'postgres', 'elasticsearch']) expect(services[name]?.healthcheck, name).toBeDefined()
  })

  it('pins every image that it pulls', () => {
    for (const [name, service] of Object.entries(services)) if (!service.command) expect(service.image, name).toMatch(/:\d+\.\d+/)
  })

  it('tells gateway and catalogue where each subgraph is', () => {
    for (const name of own.map(({ namespace }) => namespace)) {
      const key = `KEYUAN_URL_${name.replaceAll('-', '_').toUpperCase()}`
      const address = `http://${name}:${services[name]?.environment?.KEYUAN_PORT}/graphql`
      expect(services.gateway?.environment?.[key]).toBe(address)
      expect(services.catalogue?.environment?.[key]).toBe(address)
    }
  })

  it('runs the Elasticsearch that the tests run, with security on, a bounded heap and a volume', () => {
    const { image, environment, volumes, ports } = services.elasticsearch ?? {}
    expect(image).toBe(`docker.elastic.co/elasticsearch/elasticsearch:${ELASTICSEARCH_VERSION}`)
    expect(environment).toMatchObject({ 'discovery.type': 'single-node', 'xpack.security.enabled': 'true', ES_JAVA_OPTS: expect.stringMatching(/-Xms(\w+) -Xmx\1/) })
    expect(environment?.ELASTIC_PASSWORD).toMatch(/:\?/)
    expect(volumes).toEqual(['elasticsearch:/usr/share/elasticsearch/data'])
    // Its HTTP side has no TLS: it must stay inside.
    expect(environment?.['xpack.security.http.ssl.enabled'] === 'false' && ports === undefined).toBe(true)
  })

  it('gives the catalogue a key of its own to Elasticsearch, made before it starts, and not the password', () => {
    const { catalogue, 'elasticsearch-key': maker } = services
    const file = maker?.command?.at(-1)
    expect(maker?.command?.slice(0, 2)).toEqual(['node', 'scripts/elasticsearch/make-api-key.ts'])
    expect(maker?.depends_on).toMatchObject({ elasticsearch: { condition: 'service_healthy' } })
    expect(catalogue?.environment).toMatchObject({ ELASTICSEARCH_URL: maker?.environment?.ELASTICSEARCH_URL, ELASTICSEARCH_API_KEY_FILE: file })
    expect(catalogue?.depends_on).toMatchObject({ postgres: { condition: 'service_healthy' }, 'elasticsearch-key': { condition: 'service_completed_successfully' } })
    for (const [name] of ourServices()) expect(JSON.stringify(services[name]?.environment), name).not.toContain('ELASTIC_PASSWORD')
    expect(maker?.volumes).toContain('keys:/keys')
    expect(catalogue?.volumes).toContain('keys:/keys:ro')
  })

  it('names every volume that a service mounts', () => {
    const mounted = Object.values(services).flatMap((service) => (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? ''))
    expect([...new Set(mounted)].sort()).toEqual(composedVolumes().sort())
  })
})
