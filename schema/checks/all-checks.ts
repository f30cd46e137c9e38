import type { Rule } from './rule.ts'
import { breakingOperations } from './rules/breaking-operations.ts'
import { breakingSchema } from './rules/breaking-schema.ts'
import { budgetPlan } from './rules/budget-plan.ts'
import { budgetSize } from './rules/budget-size.ts'
import { composition } from './rules/composition.ts'
import { contractFeed } from './rules/contract-feed.ts'
import { contractKey } from './rules/contract-key.ts'
import { contractNullability } from './rules/contract-nullability.ts'
import { contractTypes } from './rules/contract-types.ts'
import { ownershipFields } from './rules/ownership-fields.ts'
import { ownershipTypes } from './rules/ownership-types.ts'
import { sdlDescriptions } from './rules/sdl-descriptions.ts'
import { sdlDirectives } from './rules/sdl-directives.ts'
import { sdlNames } from './rules/sdl-names.ts'
import { sdlReserved } from './rules/sdl-reserved.ts'
import { sdlSize } from './rules/sdl-size.ts'
import { sdlSyntax } from './rules/sdl-syntax.ts'

/** All checks in the order in which they are made; each one's needs stand before it. */
export const ALL_CHECKS: readonly Rule[] = [
  sdlSize, sdlSyntax, budgetSize, sdlReserved, sdlDirectives, sdlNames, sdlDescriptions,
  contractTypes, contractKey, contractFeed, contractNullability, ownershipTypes, ownershipFields,
  composition, breakingOperations, breakingSchema, budgetPlan,
]
