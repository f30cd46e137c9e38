import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findConnection } from './connection.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'keyuan-import-'))
})
afterEach(() => rm(data, { recursive: true }))
const running = () => writeFile(join(data, 'run.json'), JSON.stringify({ url: 'http://127.0.0.1:4000/graphql', internalUrl: 'http://127.0.0.1:4001', internalToken: 'own' }))

describe('findConnection', () => {
  it('finds the running graph in its data folder', async () => {
    await running()
    expect(await findConnection({ data })).toEqual({ base: 'http://127.0.0.1:4001', token: 'own' })
    expect(await findConnection({ data, url: 'http://127.0.0.1:4000/graphql' })).toEqual({ base: 'http://127.0.0.1:4001', token: 'own' })
  })
  it('takes another graph with its token, and the address as people paste it', async () => {
    expect(await findConnection({ data, url: 'https://graph.example.org/graphql/', token: 't' })).toEqual({ base: 'https://graph.example.org', token: 't' })
  })
  it('never gives the token of the running graph to another address', async () => {
    await running()
    await expect(findConnection({ data, url: 'https://graph.example.org/graphql' })).rejects.toThrow('There is no token for https://graph.example.org/graphql')
  })
  it('says in a sentence what is missing', async () => {
    await expect(findConnection({ data })).rejects.toThrow(/No graph is running: .*run\.json is not there\. Start it with `npm start`/)
    await expect(findConnection({ data, url: 'not an address', token: 't' })).rejects.toThrow('is no address')
    await writeFile(join(data, 'run.json'), '{}')
    await expect(findConnection({ data })).rejects.toThrow('is not what a running graph writes')
  })
})
