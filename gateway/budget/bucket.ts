/** What is left of an allowance that refills evenly, all of it within a minute. */
export interface Bucket {
  left: number
  /** Value of `performance.now()` at which `left` was true. */
  at: number
}

const MINUTE_MS = 60_000

export const fullBucket = (limit: number, now: number): Bucket => ({ left: limit, at: now })

/** Counts what has come back since the last look. */
export function refill(bucket: Bucket, limit: number, now: number): void {
  bucket.left = Math.min(limit, bucket.left + ((now - bucket.at) / MINUTE_MS) * limit)
  bucket.at = now
}

/** Takes an amount where there is that much; otherwise nothing. */
export function take(bucket: Bucket, amount: number): boolean {
  if (bucket.left < amount) return false
  bucket.left -= amount
  return true
}

/** Seconds until `left` has reached an amount, rounded up. */
export const secondsUntil = (bucket: Bucket, limit: number, amount: number): number => Math.ceil(((Math.max(0, Math.min(amount, limit) - bucket.left) / limit) * MINUTE_MS) / 1_000)
