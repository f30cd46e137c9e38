import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { createContext, useContext } from 'react'
import type { Variables } from '../use-variables.ts'
import type { TextEdit } from './text-edit.ts'

/** What every part of the panel needs: the text as read, the schema, and the one way to change the text. */
export interface Building {
  schema: GraphQLSchema
  source: string
  document: DocumentNode
  operation: OperationDefinitionNode
  variables: Variables
  apply(edits: readonly TextEdit[]): void
}

export const BuildingContext = createContext<Building | undefined>(undefined)

export const useBuilding = (): Building => {
  const building = useContext(BuildingContext)
  if (!building) throw new Error('a part of the panel outside of it')
  return building
}
