import type { LonLat } from '../../../schema/document.ts'

export interface Money { amount: string; currency: string }
export interface Quantity { value: string; unit: string }
export interface Site { adminCode?: string; province?: string; city?: string; address?: string; point?: LonLat }
export interface AnnualUse { year: number; effectiveHours?: string; externalHours?: string; ratedHours?: string; samples?: number; users?: number; income?: Money }
