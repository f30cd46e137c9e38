/** A file that cannot be read: reported by name with its reason, and the import goes on with the next. Anything else thrown is a bug. */
interface Unreadable extends Error { unreadable: true }

export const unreadable = (reason: string, cause?: unknown): Unreadable => Object.assign(new Error(reason, { cause }), { unreadable: true as const })

/** Our own finding, or the operating system's (ENOENT, EACCES, EISDIR…). */
export const isUnreadable = (error: unknown): error is Error =>
  error instanceof Error && ('unreadable' in error || ('syscall' in error && 'errno' in error))
