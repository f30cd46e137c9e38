import { listOf } from '../../values/json.ts'
import { lookup } from '../../values/lookup.ts'
import { textOf } from '../../values/text.ts'

const unitBytes = lookup({
  b: 1n, byte: 1n, bytes: 1n, kb: 1_000n, mb: 1_000_000n, gb: 1_000_000_000n, tb: 1_000_000_000_000n, pb: 1_000_000_000_000_000n,
  kib: 1n << 10n, mib: 1n << 20n, gib: 1n << 30n, tib: 1n << 40n,
})

/** `45 GB`, `1,024 bytes`, `1.5 MB` → bytes, whole; undefined for `12 pages`. */
export const bytesOf = (size: string): bigint | undefined => {
  const [, whole = '', fraction = '', unit = ''] = /^([\d,]+)(?:\.(\d{1,6}))?\s*([a-z]+)$/i.exec(size) ?? []
  const factor = unitBytes(unit.toLowerCase())
  const digits = whole.replaceAll(',', '')
  return factor === undefined || digits === '' ? undefined : (BigInt(digits + fraction) * factor) / 10n ** BigInt(fraction.length)
}

/** Several sizes are of several files: their sum. Those that are no number of bytes stay text for the description. */
export const sizesOf = (value: unknown): { volumeBytes?: string; others: string[] } => {
  const sizes = listOf(value).map(textOf).filter((size) => size !== undefined)
  const bytes = sizes.map(bytesOf).filter((one) => one !== undefined)
  return {
    volumeBytes: bytes.length > 0 ? bytes.reduce((sum, one) => sum + one, 0n).toString() : undefined,
    others: sizes.filter((size) => bytesOf(size) === undefined).map((size) => `Size: ${size}`),
  }
}
