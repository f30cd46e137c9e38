import { afterAll } from 'vitest'
import { searchEngineContract } from '../search-engine-contract.ts'
import { temporaryFolders } from './fixtures/temporary-folders.ts'
import { openEmbeddedEngine } from './open-embedded-engine.ts'

const folders = temporaryFolders()
afterAll(folders.remove)

searchEngineContract('the embedded engine', () => openEmbeddedEngine({ folder: folders.make() }))
