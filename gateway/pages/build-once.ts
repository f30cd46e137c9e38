import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** A build takes six seconds on a machine that does nothing else. */
const LONGEST_MS = 240_000

/** Has `dist` built where it is not there yet, by one process however many ask at once; `build` writes into the folder that it is given. */
export const buildOnce = async (dist: string, build: (into: string) => Promise<void>): Promise<string> => {
  const lock = `${dist}.lock`
  const make = async (): Promise<void> => {
    const making = `${dist}.making`
    await build(making)
    await rename(making, dist)
  }
  for (const until = Date.now() + LONGEST_MS; Date.now() < until; await pause(250)) {
    if (existsSync(dist)) return dist
    if (await taken(lock)) continue
    // Whoever held it may have finished between the two looks.
    if (!existsSync(dist)) await make().finally(() => rm(lock, { recursive: true, force: true }))
    else await rm(lock, { recursive: true, force: true })
    return dist
  }
  // Whoever held the lock is gone.
  await rm(lock, { recursive: true, force: true })
  await make()
  return dist
}

const taken = (lock: string): Promise<boolean> => mkdir(lock).then(() => false, (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EEXIST') throw error
  return true
})
