import type { SharingLevel } from '../../../schema/document.ts'

export interface Quantity { value: string; unit: string }
export interface Distribution {
  id?: string; title?: string; accessUrl?: string; downloadUrl?: string; mediaType?: string; byteSize?: string
  checksum?: string; checksumAlgorithm?: string; minLevel?: SharingLevel
}
export interface DataVariable { name: string; label?: string; unit?: string; type?: string; description?: string }
