import { describeWithElasticsearch } from '../../../../test/elasticsearch.ts'
import { searchEngineContract } from '../search-engine-contract.ts'
import { openOwnEngine } from './fixtures/own-indices.ts'

describeWithElasticsearch('Elasticsearch', () => searchEngineContract('the Elasticsearch engine', () => openOwnEngine()))
