#!/usr/bin/env node
/** `npm run partner -- <command>`, and `keyuan-partner` where the package is installed: what a partner platform does with a subgraph of its own. */
import type { Command, ExitCode } from './partner/command.ts'
import { check } from './partner/commands/check.ts'
import { conform } from './partner/commands/conform.ts'
import { dev } from './partner/commands/dev.ts'
import { init } from './partner/commands/init.ts'
import { leave, pause, resume } from './partner/commands/membership.ts'
import { publish } from './partner/commands/publish.ts'
import { register } from './partner/commands/register.ts'
import { rollback } from './partner/commands/rollback.ts'
import { status } from './partner/commands/status.ts'
import { TOOL } from './partner/this-package.ts'
import { UserMessage } from './user-message.ts'

const COMMANDS: Record<string, Command> = { init, dev, check, conform, publish, status, rollback, pause, resume, leave, register }

const usage = (): string => [
  `用法 / usage: ${TOOL} <command>`,
  ...Object.values(COMMANDS).map(({ usage: line, zh, en }) => `  ${line}\n      ${zh} / ${en}`),
  '退出码 / exit codes: 0 完成 / done · 1 不通过 / refused · 2 未能开始 / could not begin',
].join('\n')

const isArgumentError = (error: unknown): error is Error => error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

const main = async ([name, ...args]: string[]): Promise<ExitCode> => {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    process.stderr.write(`${usage()}\n`)
    return 2
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (error instanceof UserMessage) process.stderr.write(`${error.message}\n`)
    else if (isArgumentError(error)) process.stderr.write(`${error.message}\n用法 / usage: ${command.usage}\n`)
    else throw error
    return 2
  }
}

process.exit(await main(process.argv.slice(2)))
