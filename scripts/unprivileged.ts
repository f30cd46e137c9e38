import { accessSync, chownSync, constants, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UserMessage } from './user-message.ts'

/** How a program is started that refuses to run as root. */
export interface Launch { command: string; args: string[]; uid?: number; gid?: number }

const SETPRIV = ['/usr/bin/setpriv', '/bin/setpriv']
const OTHERS_ENTER = 0o001

const accountOf = (name: string): { uid: number; gid: number } | null => {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

const ancestors = (path: string): string[] => (dirname(path) === path ? [path] : [path, ...ancestors(dirname(path))])
const othersMayEnter = (path: string): boolean => ancestors(resolve(path)).every((folder) => (statSync(folder).mode & OTHERS_ENTER) !== 0)

const exists = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export const isRoot = (): boolean => process.getuid?.() === 0

const chownTree = (path: string, uid: number, gid: number): void => {
  chownSync(path, uid, gid)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) chownTree(child, uid, gid)
    else chownSync(child, uid, gid)
  }
}

/**
 * The way to start `command` on `folder` without root's name. PostgreSQL and Elasticsearch refuse to run as root; a clone in a folder that only
 * root may enter (a temporary folder, /root) would then be out of reach, so the program keeps the one capability it needs to get there.
 * `reads`: further folders that the program has to reach.
 */
export const unprivileged = (command: string, args: string[], folder: string, reads: string[] = []): Launch => {
  if (!isRoot()) return { command, args }
  const account = accountOf('nobody')
  if (!account) throw new UserMessage('以 root 运行时需要系统用户 nobody,请改用普通用户运行 / Running as root needs the system user nobody; run as an ordinary user instead')
  if (statSync(folder).uid !== account.uid) chownTree(folder, account.uid, account.gid)
  if ([folder, dirname(command), ...reads].every(othersMayEnter)) return { command, args, ...account }
  const setpriv = SETPRIV.find(exists)
  if (!setpriv) throw new UserMessage(`以 root 运行时,${folder} 须能被普通用户进入;请换一个文件夹,或改用普通用户运行 / As root, ${folder} has to be open to other users: choose another folder or run as an ordinary user`)
  const capability = '+dac_override'
  // Without the fix-up bit the kernel leaves the capability out of access(2), by which Java asks whether a file is there.
  return { command: setpriv, args: ['--securebits=+no_setuid_fixup', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', `--inh-caps=${capability}`, `--ambient-caps=${capability}`, command, ...args] }
}
