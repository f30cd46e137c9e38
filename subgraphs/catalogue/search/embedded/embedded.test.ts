import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchEngineContract } from '../search-engine-contract.ts'
import { openEmbeddedEngine } from './open-embedded-engine.ts'

searchEngineContract('the embedded engine', () => openEmbeddedEngine({ folder: mkdtempSync(join(tmpdir(), 'keyuan-search-')) }))
