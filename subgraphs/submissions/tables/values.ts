import type { EntityRef, LonLat } from '../../../schema/document.ts'

export interface Money { amount: string; currency: string }
export interface Quantity { value: string; unit: string }
export interface ProductionSite { adminCode?: string; province?: string; city?: string; address?: string; point?: LonLat }
export interface PlanRow { resourceType?: string; planned?: number; filled?: number; accepted?: number; varianceReason?: string }
export interface SubmissionPlan { version?: number; rows?: PlanRow[]; submittedAt?: string; confirmedAt?: string }
export interface CompletionScore { onTime?: boolean; planFulfilment?: number; formatPassRate?: number; expertPassRate?: number; score?: number }
export interface NotOpenGround { kind?: string; reference?: string; reviewOn?: string }
export interface FileObject { id?: string; name?: string; mediaType?: string; byteSize?: string; sha256?: string; virusScan?: string; uploadedAt?: string }
export interface PhysicalDeposit { receivingPlatform?: EntityRef; shippedAt?: string; receivedAt?: string; receiptNo?: string; condition?: string }
