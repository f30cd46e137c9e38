/** The release that scripts, tests and docker-compose.yml run. */
export const ELASTICSEARCH_VERSION = '9.5.3'

/** The core server on Maven Central: no bundled Java, no modules but the network and security. */
export const ARTIFACT = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${ELASTICSEARCH_VERSION}:zip`

/** Elasticsearch 9 starts on this or a later one. */
export const OLDEST_JAVA = 21
