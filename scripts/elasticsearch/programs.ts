import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where a program of that name lies on the PATH, links followed; null where there is none. */
export const findProgram = (name: string, environment: NodeJS.ProcessEnv): string | null => {
  const found = (environment.PATH ?? '').split(delimiter).filter(Boolean).map((folder) => join(folder, name)).find(isProgram)
  return found ? realpathSync(found) : null
}

/** The program in that folder, or null. */
export const programIn = (folder: string, name: string): string | null => (isProgram(join(folder, name)) ? join(folder, name) : null)
