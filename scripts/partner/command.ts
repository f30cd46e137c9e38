/** What a command ends with: 0 done, 1 refused, 2 could not begin. */
export type ExitCode = 0 | 1 | 2

export interface Command {
  /** After the name of the tool. */
  usage: string
  zh: string
  en: string
  run(args: string[]): Promise<ExitCode>
}

export const say = (text: string): void => void process.stdout.write(`${text}\n`)
