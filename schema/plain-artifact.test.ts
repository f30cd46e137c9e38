import { describe, expect, it } from 'vitest'
import { plainArtifact } from './plain-artifact.ts'
import { storedArtifact } from './stored-artifact.ts'

describe('plainArtifact', () => {
  it('finds the subgraphs of any supergraph with their addresses', () => {
    const { supergraphSdl, subgraphs } = storedArtifact()
    expect(plainArtifact(supergraphSdl).subgraphs.map(({ namespace }) => namespace)).toEqual(subgraphs.map(({ namespace }) => namespace))
    expect(plainArtifact(supergraphSdl).subgraphs.find(({ namespace }) => namespace === 'catalogue')?.url).toBe('http://catalogue.keyuan.invalid/graphql')
  })

  it('says what is no supergraph', () => {
    expect(() => plainArtifact('type Query { a: Int }')).toThrow('join__Graph')
  })
})
